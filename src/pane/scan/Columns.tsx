import { AccordionHeader, AccordionItem, AccordionPanel, Button, Select } from "@fluentui/react-components";
import { fields } from "../../chat/columnWords";
import type { Field, Preview, PreviewColumn } from "../../excel/types";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { useReadingStyles } from "./Reading.styles";
import { useScan } from "./ScanProvider";

/** What each column is read as, why, and the means to correct it. */
export function Columns({ preview }: { readonly preview: Preview }) {
  const { t } = useLanguage();
  const { state, commands } = useScan();
  const styles = useReadingStyles();
  const read = preview.columns.filter((column) => column.field !== null);
  const corrected = Object.keys(state.corrections?.columns ?? {}).length > 0;

  return (
    <AccordionItem value="columns">
      <AccordionHeader expandIconPosition="end">
        <span className={styles.header}>
          <span className={styles.title}>{t("columns.title")}</span>
          <span className={styles.summary}>
            {read.length === 0 && t("columns.none")}
            {read.map((column) => (
              <span key={column.column}>
                {column.letter} {column.field && t(`field.${column.field}`)}
              </span>
            ))}
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <ul className={styles.list}>
          {preview.columns.map((column) => (
            <ColumnItem key={column.column} column={column} />
          ))}
        </ul>
        {corrected && (
          <Button size="small" className={styles.foot} onClick={commands.forgetColumnCorrections}>
            {t("columns.reset")}
          </Button>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

/** Whoever sent a message may be a customer, and what is not read may be the name of who receives the parcel. */
const mayNamePeople = new Set<PreviewColumn["field"]>([
  "sender",
  "conversation",
  "customer",
  "recipient",
  null,
]);

function ColumnItem({ column }: { readonly column: PreviewColumn }) {
  const { t } = useLanguage();
  const { commands } = useScan();
  const styles = useReadingStyles();
  const mask = useMask();
  const shown = mayNamePeople.has(column.field) ? mask.person : mask.text;
  const samples = column.samples.map((sample) => shown(sample)).join("、") || t("columns.noSamples");
  const why = column.basis && t(`columns.basis.${column.basis}`);

  return (
    <li className={styles.item}>
      <div>
        <div className={styles.name}>
          <span className={styles.letter}>{column.letter}</span>
          <bdi className={styles.clipped} title={column.header}>
            {column.header || t("columns.noHeader")}
          </bdi>
        </div>
        <div className={styles.detail} title={samples}>
          {why && `${why} · `}
          <bdi>{samples}</bdi>
        </div>
      </div>
      <Select
        size="small"
        className={styles.select}
        aria-label={t("columns.field", { letter: column.letter })}
        value={column.field ?? ""}
        onChange={(_, { value }) =>
          commands.correctColumn(column.column, value === "" ? null : (value as Field))
        }
      >
        <option value="">{t("field.none")}</option>
        {fields.map((field) => (
          <option key={field} value={field}>
            {t(`field.${field}`)}
          </option>
        ))}
      </Select>
    </li>
  );
}
