import Papa from "papaparse";

/**
 * The cells of a table that Excel, WPS or a browser put on the clipboard as text: tabs between cells, a cell that holds
 * tabs, quotes or line breaks in quotes.
 *
 * @example readClipboardTable('a\t"b\nc"\r\nd\te\r\n') //=> [["a", "b\nc"], ["d", "e"]]
 */
export function readClipboardTable(text: string): string[][] {
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: "\t", newline: "\n" });
  // A chat line may begin with a quote that is never closed: then no quote means anything.
  if (errors.some((error) => error.type === "Quotes"))
    return body.split("\n").map((line) => line.split("\t"));
  return data.length > 0 ? data : [[""]];
}

/**
 * Cells as Excel puts them on the clipboard for programs that take text. A cell that begins with a quote is quoted too,
 * which Excel leaves out: it would be read back without its quotes.
 *
 * @example writeClipboardTable([["a", "b\nc"], ["d", "e"]]) //=> 'a\t"b\nc"\r\nd\te'
 */
export function writeClipboardTable(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/^"|[\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}
