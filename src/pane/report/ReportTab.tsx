import { Button, Checkbox, Field, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { locales, type Locale } from "../../locales/translate";
import { sheetIds, type RecordPart } from "../../report";
import { NeedsCheck } from "../home/NeedsCheck";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useScan } from "../scan/ScanProvider";
import type { Finished } from "../scan/scanState";
import { useSettings } from "../settings/SettingsProvider";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { useReportStyles } from "./Report.styles";
import { PartFields } from "./PartFields";
import { StandingReport } from "./StandingReport";
import { useReport, type ReportCommands, type ReportState } from "./useReport";
import { useReportText } from "./useReportText";
import { WritingReport } from "./WritingReport";

/** The Report tab: what was found, as sheets to be read, sent and printed. */
export function ReportTab() {
  const t = useReportText();
  const styles = useReportStyles();
  const { finished } = useScan().state;
  const { state, commands } = useReport();
  const { phase } = state;
  if (phase.name === "writing") {
    return (
      <WritingReport progress={phase.progress} cancelling={phase.cancelling} onCancel={commands.cancel} />
    );
  }
  return (
    <div className={styles.root}>
      <Notice state={state} onDismiss={commands.dismiss} />
      {state.trace && (
        <StandingReport
          trace={state.trace}
          isNew={state.notice?.kind === "written"}
          removing={phase.name === "removing"}
          commands={commands}
        />
      )}
      {finished ? (
        <Maker finished={finished} replaces={state.trace !== null} commands={commands} />
      ) : (
        <NeedsCheck
          inset
          title={t("view.none.title")}
          body={t("view.none.body")}
          action={t("view.none.check")}
        />
      )}
    </div>
  );
}

function Notice(props: { readonly state: ReportState; readonly onDismiss: () => void }) {
  const { notice } = props.state;
  const t = useReportText();
  const language = useLanguage();
  if (!notice) return null;
  if (notice.kind === "failed") {
    return (
      <Message intent="error" title={t("view.failed")} onDismiss={props.onDismiss}>
        {sayTrouble(language, notice.trouble)}
      </Message>
    );
  }
  return (
    <Message intent={notice.kind === "written" ? "success" : "info"} onDismiss={props.onDismiss}>
      {t(`view.${notice.kind}`)}
    </Message>
  );
}

interface MakerProps {
  readonly finished: Finished;
  readonly replaces: boolean;
  readonly commands: ReportCommands;
}

/** What the report will hold, its language, and the button that writes it. */
function Maker({ finished, replaces, commands }: MakerProps) {
  const t = useReportText();
  const styles = useReportStyles();
  const { locale: own } = useLanguage();
  const { signature } = useRules();
  const { settings } = useSettings();
  const [locale, setLocale] = useState<Locale>(own);
  // What a person says here holds for this report; until then the workbook's settings do.
  const [chosenMask, setMask] = useState<boolean | null>(null);
  const mask = chosenMask ?? settings?.mask === true;
  const [part, setPart] = useState<RecordPart>({});
  const { result, rules, sheetChanged } = finished;
  const stale = sheetChanged ? "sheet" : rules === signature ? null : "rules";
  return (
    <>
      <div className={styles.titles}>
        <h2 className={styles.title}>{t("view.title")}</h2>
        <Text size={200} className={styles.quiet}>
          {t("view.source", {
            name: result.source.name,
            conversations: result.conversations,
            findings: result.findings.length,
          })}
        </Text>
      </div>
      {stale && <Message intent="warning">{t(`view.stale.${stale}`)}</Message>}
      <section className={styles.section} aria-labelledby="report-holds">
        <h3 id="report-holds" className={styles.heading}>
          {t("view.holds")}
        </h3>
        <dl className={styles.list}>
          {sheetIds.map((id) => (
            <div key={id} className={styles.pair}>
              <dt className={styles.term}>{t(`view.sheet.${id}`)}</dt>
              <dd className={styles.detail}>{t(`view.holds.${id}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <PartFields overview={result.overview} part={part} onChange={setPart} />
      <Field label={t("view.language")}>
        <RadioGroup
          layout="horizontal"
          value={locale}
          onChange={(_, { value }) => setLocale(value as Locale)}
        >
          {locales.map((each) => (
            <Radio key={each} value={each} label={t(`view.language.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Checkbox
        label={t("view.mask")}
        checked={mask}
        onChange={(_, { checked }) => setMask(checked === true)}
      />
      <div className={styles.section}>
        <Button
          appearance="primary"
          size="large"
          icon={<DocumentTableRegular />}
          onClick={() => commands.write(finished, locale, mask, part)}
        >
          {t(replaces ? "view.again" : "view.write")}
        </Button>
        <Text size={200} className={styles.quiet}>
          {t(replaces ? "view.replaces" : "view.own")}
        </Text>
        <Text size={200} className={styles.quiet}>
          {t("view.private")}
        </Text>
      </div>
    </>
  );
}
