import { AccordionHeader, AccordionItem, AccordionPanel, Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { Mask } from "../../chat/mask";
import type { Decision } from "../../chat/reading";
import type { RecognitionReason, SourceRecognition } from "../../chat/recognition";
import type { ImportingKey } from "../../locales/importing";
import { problemSentence } from "../../locales/problems";
import { useMask } from "../settings/useMask";
import { FirstMessages } from "./FirstMessages";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import { DateOrderField, FormatField, TimeZoneField } from "./PartFields";
import { nameOfFormat, partName } from "./partNames";
import { usePreviewStyles } from "./Preview.styles";
import type { AgentsDigest, ChatsDigest, OrdersDigest, PartDigest } from "./reader/digest";
import { useImportText, type ImportText } from "./useImportText";

/** A file, a sheet or a pasted text: what it was taken for, why, and the means to correct that. */
export function Part({ part }: { readonly part: PartDigest }) {
  const text = useImportText();
  const { t } = text;
  const { state, commands } = useImport();
  const styles = usePreviewStyles();
  const name = partName(t, part);
  const { outcome } = part;
  return (
    <AccordionItem value={part.key}>
      <AccordionHeader expandIconPosition="end">
        <span className={styles.header}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.summary}>{summaryOf(text, outcome)}</span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        {outcome.kind === "chats" && <Chats part={part} outcome={outcome} name={name} />}
        {outcome.kind === "agents" && <Agents outcome={outcome} />}
        {outcome.kind === "orders" && <Orders outcome={outcome} />}
        {outcome.kind === "failed" && <Failed part={part} code={outcome.code} />}
        {state.sources.length > 1 && (
          <Button
            size="small"
            className={styles.remove}
            icon={<DismissRegular />}
            onClick={() => commands.removeSource(part.source)}
          >
            {t("sources.remove", { name: part.name })}
          </Button>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

function summaryOf({ t, locale }: ImportText, outcome: PartDigest["outcome"]): string {
  switch (outcome.kind) {
    case "chats":
      return [
        nameOfFormat(outcome.recognition.format, locale),
        sureness(t, outcome.recognition),
        t("part.counts", { messages: outcome.messages, conversations: outcome.conversations }),
      ].join(" · ");
    case "agents":
      return t("part.agents", { agents: outcome.agents });
    case "orders":
      return t("part.orders", { orders: outcome.orders });
    case "failed":
      return `${t("part.notImported")} · ${problemSentence(locale, outcome)}`;
  }
}

function sureness(t: ImportText["t"], { chosen, confidence }: SourceRecognition): string {
  if (chosen) return t("sure.chosen");
  return t(confidence >= 0.75 ? "sure.high" : confidence >= 0.45 ? "sure.fair" : "sure.low");
}

function Chats(props: { readonly part: PartDigest; readonly outcome: ChatsDigest; readonly name: string }) {
  const { part, outcome, name } = props;
  const text = useImportText();
  const { t } = text;
  const common = useImportStyles();
  const styles = usePreviewStyles();
  const mask = useMask();
  const { recognition, counts, elsewhere, orders, decisions } = outcome;
  const dated = decisions.some(({ code }) => code === "dateOrder" || code === "dateOrderAssumed");
  const zoned = decisions.some(({ code }) => zoneDecisions.has(code));
  const notes = [
    recognition.reasons.length === 0
      ? t("reason.none")
      : recognition.reasons.map((reason) => sayReason(t, reason)).join(t("sheets.between")),
    ...(part.encoding === null ? [] : [t("part.encoding", { encoding: part.encoding.toUpperCase() })]),
    ...decisions.map((decision) => sayDecision(text, mask, decision)),
    ...(orders > 0 ? [t("part.ordersFound", { count: orders })] : []),
    ...(elsewhere > 0 ? [t("part.elsewhere", { count: elsewhere })] : []),
    t("part.lines", { ...counts }),
  ];
  return (
    <>
      <ul className={common.notes}>
        {notes.map((note, i) => (
          <li key={i}>{note}</li>
        ))}
      </ul>
      <div className={styles.fields}>
        <FormatField part={part} outcome={outcome} />
        <DateOrderField part={part} shown={dated} />
        <TimeZoneField part={part} shown={zoned} />
      </div>
      <FirstMessages messages={outcome.first} name={name} />
    </>
  );
}

/** A source that was not understood may be understood as something else. */
function Failed({ part, code }: { readonly part: PartDigest; readonly code: string }) {
  // What could not be opened has no format.
  const opened = !code.startsWith("importing.") || code === "importing.noChats";
  if (!opened || code === "chat.workbookUnreadable") return null;
  return <FormatField part={part} outcome={null} />;
}

/** Where times carry an offset that a person may want to see told by another clock. */
const zoneDecisions: ReadonlySet<Decision["code"]> = new Set(["utcTimes", "otherOffsets", "timeZone"]);

function Agents({ outcome }: { readonly outcome: AgentsDigest }) {
  const { t } = useImportText();
  const common = useImportStyles();
  const between = t("sheets.between");
  const totals = [...new Set(outcome.totals.map(({ name }) => name))].filter((name) => name !== "");
  return (
    <ul className={common.notes}>
      <li>{t("part.figures", { figures: outcome.figures.join(between) })}</li>
      {totals.length > 0 && <li>{t("part.totals", { names: totals.join(between) })}</li>}
    </ul>
  );
}

function Orders({ outcome }: { readonly outcome: OrdersDigest }) {
  const { t } = useImportText();
  const common = useImportStyles();
  return (
    <ul className={common.notes}>
      <li>{t("part.ordersUse")}</li>
      {outcome.skipped.length > 0 && <li>{t("part.ordersSkipped", { count: outcome.skipped.length })}</li>}
    </ul>
  );
}

function sayReason(t: ImportText["t"], { code, count, marker }: RecognitionReason): string {
  return t(`reason.${code}`, { count: count ?? 0, marker: marker ?? "" });
}

function sayDecision({ t, locale }: ImportText, mask: Mask, { code, count, row, value }: Decision): string {
  const named =
    code === "dateOrder" || code === "dateOrderAssumed"
      ? t(`dateOrder.${value}` as ImportingKey)
      : code === "linesInColumn" || code === "chatsInCells"
        ? nameOfFormat(value ?? "", locale)
        : code === "surplusCells"
          ? mask.text(value ?? "")
          : (value ?? "");
  return t(`decision.${code}`, { count, row: row ?? 0, value: named });
}
