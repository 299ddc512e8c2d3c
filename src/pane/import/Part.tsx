import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  Select,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { formats } from "../../chat/formats";
import type { Mask } from "../../chat/mask";
import type { Decision } from "../../chat/reading";
import type { RecognitionReason, SourceRecognition } from "../../chat/recognition";
import type { DateOrder } from "../../chat/time";
import { timeZoneHere, timeZones } from "../../chat/timeZone";
import type { ImportingKey } from "../../locales/importing";
import { problemSentence } from "../../locales/problems";
import { useMask } from "../settings/useMask";
import { FirstMessages } from "./FirstMessages";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import { usePreviewStyles } from "./Preview.styles";
import { recognisedFormat } from "./remembered";
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

export function partName(t: ImportText["t"], { name, sheet }: Pick<PartDigest, "name" | "sheet">): string {
  return sheet === null ? name : t("part.sheet", { name, sheet });
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

export function nameOfFormat(id: string, locale: ImportText["locale"]): string {
  return formats.find((format) => format.id === id)?.names[locale] ?? id;
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

function FormatField(props: { readonly part: PartDigest; readonly outcome: ChatsDigest | null }) {
  const { part, outcome } = props;
  const { t, locale } = useImportText();
  const { state, commands } = useImport();
  const styles = usePreviewStyles();
  const chosen = state.corrections.parts[part.key]?.format ?? "";
  const seen = outcome ? [outcome.recognition, ...outcome.recognition.alternatives] : [];
  const label = (id: string) => {
    const confidence = seen.find(({ format }) => format === id)?.confidence ?? 0;
    const name = nameOfFormat(id, locale);
    return confidence > 0 ? t("format.option", { name, percent: Math.round(confidence * 100) }) : name;
  };
  const automatic =
    outcome && chosen === ""
      ? `${t("format.auto")} · ${nameOfFormat(recognisedFormat(outcome), locale)}`
      : t("format.auto");
  return (
    <Field label={t("format.label")} size="small" className={styles.field}>
      <Select
        size="small"
        className={styles.select}
        value={chosen}
        onChange={(_, { value }) => commands.correctPart(part.key, { format: value || undefined })}
      >
        <option value="">{automatic}</option>
        {formats.map(({ id }) => (
          <option key={id} value={id}>
            {label(id)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Where times carry an offset that a person may want to see told by another clock. */
const zoneDecisions: ReadonlySet<Decision["code"]> = new Set(["utcTimes", "otherOffsets", "timeZone"]);

const dateOrders = ["dmy", "mdy", "ymd"] as const satisfies readonly DateOrder[];

/** Shown where the order of a date's parts had to be settled, or was corrected. */
function DateOrderField({ part, shown }: { readonly part: PartDigest; readonly shown: boolean }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const styles = usePreviewStyles();
  const chosen = state.corrections.parts[part.key]?.dateOrder;
  if (!shown && chosen === undefined) return null;
  return (
    <Field label={t("dateOrder.label")} size="small" className={styles.field}>
      <Select
        size="small"
        className={styles.select}
        value={chosen ?? ""}
        onChange={(_, { value }) =>
          commands.correctPart(part.key, { dateOrder: dateOrders.find((order) => order === value) })
        }
      >
        <option value="">{t("dateOrder.auto")}</option>
        {dateOrders.map((order) => (
          <option key={order} value={order}>
            {t(`dateOrder.${order}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Shown where times are in UTC or carry several offsets, or a clock was named. */
function TimeZoneField({ part, shown }: { readonly part: PartDigest; readonly shown: boolean }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const styles = usePreviewStyles();
  const chosen = state.corrections.parts[part.key]?.timeZone;
  if (!shown && chosen === undefined) return null;
  const here = timeZoneHere();
  return (
    <Field label={t("timeZone.label")} size="small" className={styles.field}>
      <Select
        size="small"
        className={styles.select}
        value={chosen ?? ""}
        onChange={(_, { value }) => commands.correctPart(part.key, { timeZone: value || undefined })}
      >
        <option value="">{t("timeZone.asWritten")}</option>
        <option value={here}>{t("timeZone.here", { zone: here })}</option>
        {timeZones()
          .filter((zone) => zone !== here)
          .map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
      </Select>
    </Field>
  );
}

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
