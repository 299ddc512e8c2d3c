import { Field, Select } from "@fluentui/react-components";
import { formats } from "../../chat/formats";
import type { DateOrder } from "../../chat/time";
import { timeZoneHere, timeZones } from "../../chat/timeZone";
import { useImport } from "./ImportProvider";
import { usePreviewStyles } from "./Preview.styles";
import { nameOfFormat } from "./partNames";
import { recognisedFormat } from "./remembered";
import type { ChatsDigest, PartDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a person may correct by choosing; the first choice, with the value "", leaves it to the reading. */
function ChoiceField(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  onChoose(value: string): void;
}) {
  const { label, value, choices, onChoose } = props;
  const styles = usePreviewStyles();
  return (
    <Field label={label} size="small" className={styles.field}>
      <Select
        size="small"
        className={styles.select}
        value={value}
        onChange={(_, { value: chosen }) => onChoose(chosen)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function FormatField(props: { readonly part: PartDigest; readonly outcome: ChatsDigest | null }) {
  const { part, outcome } = props;
  const { t, locale } = useImportText();
  const { state, commands } = useImport();
  const chosen = state.corrections.parts[part.key]?.format ?? "";
  const seen = outcome ? [outcome.recognition, ...outcome.recognition.alternatives] : [];
  const labelOf = (id: string) => {
    const confidence = seen.find(({ format }) => format === id)?.confidence ?? 0;
    const name = nameOfFormat(id, locale);
    return confidence > 0 ? t("format.option", { name, percent: Math.round(confidence * 100) }) : name;
  };
  const automatic =
    outcome && chosen === ""
      ? `${t("format.auto")} · ${nameOfFormat(recognisedFormat(outcome), locale)}`
      : t("format.auto");
  return (
    <ChoiceField
      label={t("format.label")}
      value={chosen}
      choices={[
        { value: "", label: automatic },
        ...formats.map(({ id }) => ({ value: id, label: labelOf(id) })),
      ]}
      onChoose={(format) => commands.correctPart(part.key, { format: format || undefined })}
    />
  );
}

const dateOrders = ["dmy", "mdy", "ymd"] as const satisfies readonly DateOrder[];

/** Shown where the order of a date's parts had to be settled, or was corrected. */
export function DateOrderField({ part, shown }: { readonly part: PartDigest; readonly shown: boolean }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const chosen = state.corrections.parts[part.key]?.dateOrder;
  if (!shown && chosen === undefined) return null;
  return (
    <ChoiceField
      label={t("dateOrder.label")}
      value={chosen ?? ""}
      choices={[
        { value: "", label: t("dateOrder.auto") },
        ...dateOrders.map((order) => ({ value: order, label: t(`dateOrder.${order}`) })),
      ]}
      onChoose={(value) =>
        commands.correctPart(part.key, { dateOrder: dateOrders.find((order) => order === value) })
      }
    />
  );
}

/** Shown where times are in UTC or carry several offsets, or a clock was named. */
export function TimeZoneField({ part, shown }: { readonly part: PartDigest; readonly shown: boolean }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const chosen = state.corrections.parts[part.key]?.timeZone;
  if (!shown && chosen === undefined) return null;
  const here = timeZoneHere();
  // What the workbook remembers may be missing from this machine's list (UTC often is) and is followed all the same.
  const named = chosen === undefined ? [] : [chosen];
  const elsewhere = [...new Set([...named, ...timeZones()])].filter((zone) => zone !== here);
  return (
    <ChoiceField
      label={t("timeZone.label")}
      value={chosen ?? ""}
      choices={[
        { value: "", label: t("timeZone.asWritten") },
        { value: here, label: t("timeZone.here", { zone: here }) },
        ...elsewhere.map((zone) => ({ value: zone, label: zone })),
      ]}
      onChoose={(timeZone) => commands.correctPart(part.key, { timeZone: timeZone || undefined })}
    />
  );
}
