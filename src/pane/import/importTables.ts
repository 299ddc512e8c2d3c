import type { ImportColumnKind, ImportTable } from "../../excel/import/types";
import { importingText, type ImportingKey } from "../../locales/importing";
import type { Locale } from "../../locales/translate";
import type { ColumnDigest, ImportDigest } from "./reader/digest";
import type { ImportReader } from "./reader/reader";

/** Widths in points: a date and time, a name, a line of a chat. */
const widthOfKind: Readonly<Record<ImportColumnKind, number>> = {
  text: 110,
  time: 120,
  clock: 64,
  number: 72,
  seconds: 84,
  share: 72,
  amount: 84,
};
const widthOfColumn: Readonly<Record<string, number>> = { text: 420, role: 56, order: 140 };

/** The tables of a digest as Excel takes them: named, headed and sized, their rows fetched from the reader. */
export function tablesToWrite(digest: ImportDigest, reader: ImportReader, locale: Locale): ImportTable[] {
  return digest.tables.map(({ kind, columns, rowCount }, index) => ({
    kind,
    name: importingText(locale, `table.${kind}`),
    columns: columns.map((column, i, all) => ({
      id: column.id,
      header: uniqueHeader(
        all.map((each) => headerOf(each, locale)),
        i,
      ),
      kind: column.kind,
      width: widthOfColumn[column.id] ?? widthOfKind[column.kind],
    })),
    rowCount,
    rows: (from, to) => reader.rows(index, from, to),
  }));
}

function headerOf({ id, kind, header }: ColumnDigest, locale: Locale): string {
  if (header === null) return importingText(locale, `column.${id}` as ImportingKey);
  // Seconds are written as numbers, so that the unit goes to the header.
  const tellsUnit = kind !== "seconds" || /秒|\bs\b|sec/i.test(header);
  return tellsUnit ? header : importingText(locale, "column.seconds", { header });
}

/** Columns of a table are told apart by their headers: the second of a name gets a number. */
function uniqueHeader(headers: readonly string[], index: number): string {
  const same = (header: string) => header.toLowerCase() === headers[index].toLowerCase();
  const earlier = headers.slice(0, index).filter(same).length;
  return earlier === 0 ? headers[index] : `${headers[index]} ${earlier + 1}`;
}
