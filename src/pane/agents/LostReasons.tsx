import { Button, Link, Spinner, Text, Tooltip } from "@fluentui/react-components";
import { useEffect, useId, useMemo, useState, type ReactElement } from "react";
import type { RulesetChanges } from "../../inspection";
import { stages } from "../../inspection/labels";
import { labelText, type LabelKey } from "../../locales/labels";
import { lostOf, type LostFigures, type TalkFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import type { Finished } from "../scan/scanState";
import { useScan } from "../scan/ScanProvider";
import { useMask } from "../settings/useMask";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { useAgentsStyles } from "./Agents.styles";
import { useAgentsText } from "./useAgentsText";

/** Conversations listed of a cause before a person asks for more. */
const shownAtOnce = 20;

export type Talk = TalkFigures | { readonly trouble: unknown } | null;

/** Why inquiries became no orders, looked up once for a check; null until it is known. */
export function useTalk({ result, rules }: Finished): Talk {
  const door = useDoor();
  const [talk, setTalk] = useState<{ readonly of: Finished["result"]; readonly told: Talk } | null>(null);
  useEffect(() => {
    let current = true;
    const { choice } = result.source;
    const tell = (told: Talk) => current && setTalk({ of: result, told });
    door
      .loadCorrections(choice.sheetId)
      .then((corrections) =>
        door.readTalk({ choice, corrections, rules: JSON.parse(rules) as RulesetChanges }),
      )
      .then(tell, (trouble: unknown) => tell({ trouble }));
    return () => {
      current = false;
    };
  }, [door, result, rules]);
  return talk?.of === result ? talk.told : null;
}

interface LostReasonsProps {
  readonly talk: Talk;
  readonly sheetId: string;
  /** Only the inquiries of this agent. */
  readonly agent?: string;
}

/** Why inquiries became no orders: causes with the way to their conversations, and how far conversations came. */
export function LostReasons({ talk, sheetId, agent }: LostReasonsProps) {
  const t = useAgentsText();
  const language = useLanguage();
  const styles = useAgentsStyles();
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {t("lost.title")}
      </h3>
      {talk === null ? (
        <Spinner size="tiny" label={t("lost.loading")} />
      ) : "trouble" in talk ? (
        <Message intent="warning" title={t("lost.failed")}>
          {sayTrouble(language, talk.trouble)}
        </Message>
      ) : (
        <Told talk={talk} sheetId={sheetId} agent={agent} />
      )}
    </section>
  );
}

function Told({ talk, sheetId, agent }: LostReasonsProps & { readonly talk: TalkFigures }) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const lost = useMemo(() => lostOf(talk, agent), [talk, agent]);
  const [open, setOpen] = useState<string | null>(null);
  const total = lost.reduce((sum, { conversations }) => sum + conversations.length, 0);
  const keyOf = ({ cause }: LostFigures) => `lostCause.${cause ?? "notSaid"}` as LabelKey;
  const nameOf = (figures: LostFigures) => labelText(locale, keyOf(figures));
  const shown = lost.find((figures) => keyOf(figures) === open);
  const columns: Column<LostFigures>[] = [
    {
      id: "cause",
      name: t("lost.cause"),
      value: nameOf,
      show: (figures) => (
        <Defined of={keyOf(figures)}>
          <Link
            as="button"
            inline
            aria-expanded={open === keyOf(figures)}
            onClick={() => setOpen(open === keyOf(figures) ? null : keyOf(figures))}
          >
            {nameOf(figures)}
          </Link>
        </Defined>
      ),
    },
    {
      id: "owner",
      name: t("lost.owner"),
      value: ({ owner }) => owner,
      show: ({ owner }) => (owner ? labelText(locale, `lostOwner.${owner}`) : "–"),
    },
    figureColumn(
      "count",
      t("measure.conversations"),
      ({ conversations }) => conversations.length,
      numbers.count,
    ),
    figureColumn(
      "share",
      t("types.share"),
      ({ conversations }) => conversations.length / total,
      numbers.percentTenths,
    ),
  ];
  return (
    <>
      <Text size={200} className={styles.quiet}>
        {t("lost.note", { count: total })}
      </Text>
      {talk.undecided > 0 && (
        <Text size={200} className={styles.quiet}>
          {t("lost.undecided", { count: talk.undecided })}
        </Text>
      )}
      {total > 0 && <DataTable caption={t("lost.title")} rows={lost} keyOf={keyOf} columns={columns} />}
      {shown && <Conversations key={open} figures={shown} name={nameOf(shown)} sheetId={sheetId} />}
      {agent === undefined && <Stages talk={talk} />}
    </>
  );
}

/** Shows what a label means where its name stands. */
function Defined({ of, children }: { readonly of: LabelKey; readonly children: ReactElement }) {
  const { locale } = useLanguage();
  return (
    <Tooltip content={labelText(locale, `definition.${of}` as LabelKey)} relationship="description">
      {children}
    </Tooltip>
  );
}

/** The conversations of a cause, each with the way to its rows. */
function Conversations(props: {
  readonly figures: LostFigures;
  readonly name: string;
  readonly sheetId: string;
}) {
  const { figures, name, sheetId } = props;
  const t = useAgentsText();
  const styles = useAgentsStyles();
  const mask = useMask();
  const { commands } = useScan();
  const [all, setAll] = useState(false);
  const { conversations } = figures;
  const listed = all ? conversations : conversations.slice(0, shownAtOnce);
  return (
    <>
      <ul className={styles.findings} aria-label={t("lost.conversations", { cause: name })}>
        {listed.map(({ conversation, rows }) => (
          <li key={conversation} className={styles.finding}>
            <span className={styles.findingTop}>
              <Text>
                <bdi>{mask.name(conversation)}</bdi>
              </Text>
              <Link as="button" inline onClick={() => void commands.selectRows(sheetId, [...rows])}>
                {t("page.row", { row: rows[0] })}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      {listed.length < conversations.length && (
        <Button className={styles.start} onClick={() => setAll(true)}>
          {t("lost.all", { count: conversations.length })}
        </Button>
      )}
    </>
  );
}

function Stages({ talk }: { readonly talk: TalkFigures }) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  type Line = LabelKey;
  const lines: readonly Line[] = [
    ...stages.map((stage) => `stage.${stage}` as const),
    "concern.trust",
    "concern.discount",
  ];
  const countOf = (line: Line) => {
    const [kind, id] = line.split(".");
    return kind === "stage"
      ? talk.stages[id as keyof TalkFigures["stages"]]
      : talk.concerns[id as keyof TalkFigures["concerns"]];
  };
  const nameOf = (line: Line) =>
    line.startsWith("concern")
      ? t("lost.hesitates", { about: labelText(locale, line) })
      : t("lost.reached", { stage: labelText(locale, line) });
  const columns: Column<Line>[] = [
    {
      id: "stage",
      name: t("lost.stage"),
      value: nameOf,
      show: (line) => (
        <Defined of={line}>
          <span tabIndex={0}>{nameOf(line)}</span>
        </Defined>
      ),
    },
    figureColumn("count", t("measure.conversations"), countOf, numbers.count),
    figureColumn(
      "share",
      t("types.share"),
      (line) => (talk.conversations === 0 ? null : countOf(line) / talk.conversations),
      numbers.percentTenths,
    ),
  ];
  return (
    <>
      <DataTable caption={t("lost.stages")} rows={lines} keyOf={(line) => line} columns={columns} />
      <Text size={200} className={styles.quiet}>
        {t("lost.stagesNote")}
      </Text>
    </>
  );
}
