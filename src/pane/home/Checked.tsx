import { Button, Text, Tooltip } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ArrowImportRegular, DocumentTableRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { Overview } from "../../report";
import { Known, useNumbers } from "../charts";
import { useLanguage } from "../language";
import type { Finished } from "../scan/scanState";
import { useScan } from "../scan/ScanProvider";
import { Message } from "../shared/Message";
import { useView } from "../shell/ViewProvider";
import type { ViewId } from "../shell/views";
import { useHomeStyles } from "./Home.styles";
import { sayDay, sayMoment } from "./moments";
import { shopsOf } from "./shops";
import { useHomeText } from "./useHomeText";

/** A record that was checked: what it is, three numbers, and what to do about them. */
export function Checked({ finished }: { readonly finished: Finished }) {
  const t = useHomeText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const { state, commands } = useScan();
  const { open } = useView();
  const styles = useHomeStyles();
  const { result, sheetChanged } = finished;
  const { overview, source } = result;
  const trace = state.traces.find(({ sheetId }) => sheetId === source.choice.sheetId);
  const shops = shopsOf(overview.agents.map(({ agent }) => agent));
  const facts: [name: string, value: string][] = [
    [t("record.conversations"), numbers.count(overview.conversations)],
    [t("record.messages"), numbers.count(overview.messages)],
    [t("record.agents"), numbers.count(overview.agents.length)],
  ];
  if (shops.length > 0) facts.push([t("record.shops"), shops.join(locale === "zh-CN" ? "、" : ", ")]);
  if (overview.period) facts.push([t("record.period"), periodText(overview.period, t, locale)]);
  if (trace) facts.push([t("record.checked"), sayMoment(trace.time, locale)]);

  return (
    <div className={styles.root}>
      <section className={styles.section} aria-labelledby="home-record">
        <h2 id="home-record" className={styles.title}>
          <bdi>{source.name}</bdi>
        </h2>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name} className={styles.line}>
              <dt className={styles.lineName}>{name}</dt>
              <dd className={styles.lineValue}>{value}</dd>
            </div>
          ))}
        </dl>
        {sheetChanged && (
          <Message
            intent="warning"
            actions={<Button onClick={() => commands.scan(source.choice)}>{t("next.again")}</Button>}
          >
            {t("stale")}
          </Message>
        )}
      </section>
      <Numbers overview={overview} />
      <section className={styles.section} aria-labelledby="home-next">
        <h3 id="home-next" className={styles.title}>
          {t("next.title")}
        </h3>
        <Button
          appearance="primary"
          className={styles.start}
          onClick={() => {
            if (overview.findings > 0) commands.showFindings({});
            open(overview.findings > 0 ? "scan" : "agents");
          }}
        >
          {overview.findings > 0 ? t("next.findings", { count: overview.findings }) : t("next.agents")}
        </Button>
        <Text size={200} className={styles.quiet}>
          {t(overview.findings > 0 ? "next.findings.body" : "next.agents.body")}
        </Text>
        <div className={styles.actions}>
          <Button icon={<DocumentTableRegular />} onClick={() => open("report")}>
            {t("next.report")}
          </Button>
          <Button icon={<ArrowClockwiseRegular />} onClick={() => commands.scan(source.choice)}>
            {t("next.again")}
          </Button>
          <Button icon={<ArrowImportRegular />} onClick={() => open("import")}>
            {t("next.import")}
          </Button>
        </div>
      </section>
    </div>
  );
}

function periodText(
  { start, end }: NonNullable<Overview["period"]>,
  t: ReturnType<typeof useHomeText>,
  locale: string,
): string {
  const [first, last] = [sayDay(start, locale), sayDay(end, locale)];
  return first === last ? first : t("record.from", { start: first, end: last });
}

/** First response, conversion and findings; each tells how it is defined, and leads to more. */
function Numbers({ overview }: { readonly overview: Overview }) {
  const t = useHomeText();
  const numbers = useNumbers();
  const styles = useHomeStyles();
  const { firstResponse, medianFirstResponse, conversion, paidInquiries, sales, inquiries } = overview;
  return (
    <section className={styles.section} aria-labelledby="home-numbers">
      <h3 id="home-numbers" className={styles.title}>
        {t("numbers.title")}
      </h3>
      <ul className={styles.numbers}>
        <NumberCard
          name={t("number.firstResponse")}
          definition={
            medianFirstResponse === null
              ? t("number.firstResponse.unknown")
              : t("number.firstResponse.definition", { median: numbers.seconds(medianFirstResponse) })
          }
          view="agents"
        >
          <Known value={firstResponse} show={numbers.seconds} />
        </NumberCard>
        <NumberCard
          name={t("number.conversion")}
          definition={
            paidInquiries === null || conversion === null
              ? t("number.conversion.unknown")
              : t("number.conversion.definition", { paid: paidInquiries, inquiries })
          }
          view="questions"
        >
          <Known value={conversion} show={numbers.percent} />
        </NumberCard>
        <NumberCard
          name={t("number.findings")}
          definition={t("number.findings.definition", {
            hit: overview.conversationsWithFindings,
            all: overview.conversations,
            severe: overview.findingsBySeverity.severe,
          })}
          view="scan"
        >
          {numbers.count(overview.findings)}
        </NumberCard>
      </ul>
      {sales === null && (
        <Text size={200} className={styles.quiet}>
          {t("number.conversion.missing")}
        </Text>
      )}
    </section>
  );
}

function NumberCard(props: {
  readonly name: string;
  readonly definition: string;
  readonly view: Extract<ViewId, "agents" | "questions" | "scan">;
  readonly children: ReactNode;
}) {
  const { name, definition, view, children } = props;
  const styles = useHomeStyles();
  const { open } = useView();
  const { commands } = useScan();
  const show = () => {
    if (view === "scan") commands.showFindings({});
    open(view);
  };
  return (
    <li>
      <Tooltip content={definition} relationship="description" withArrow>
        <button type="button" className={styles.number} onClick={show}>
          <span className={styles.numberName}>{name}</span>
          <span className={styles.numberValue}>{children}</span>
        </button>
      </Tooltip>
    </li>
  );
}
