import type { Cell } from "../table";
import { walkPage, type PageVisitor } from "./walkPage";

/** What a page shows: the rows of its innermost tables, and its lines, those of the tables included. */
export interface PageBody {
  readonly rows: readonly (readonly Cell[])[];
  readonly lines: readonly string[];
}

const blocks: ReadonlySet<string> = new Set(
  "address article aside blockquote body br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul".split(
    " ",
  ),
);

/** As browsers read them: more is a slip of the pen. */
const widestSpan = 1000;
/** Further to the right a cell takes one column, and none is kept free below it. */
const spannedColumns = 1024;
/** So many empty cells come in for those that others cover: a page of a few letters could ask for more than memory holds. */
const mostCovered = 4_000_000;

interface OpenTable {
  readonly rows: (string | null)[][];
  /** The first row that is free again below a cell of several rows, by column. */
  readonly free: number[];
  row: (string | null)[] | null;
  cell: CellText | null;
  column: number;
  /** Another table stands in it: what looks like its rows is the page's layout. */
  holdsTable: boolean;
}

class CellText {
  private readonly lines: string[] = [];
  private line = "";
  private pictures = 0;
  constructor(readonly span: number) {}

  say(text: string): void {
    this.line += text;
  }
  picture(): void {
    this.pictures++;
  }
  breakLine(): void {
    this.lines.push(this.line);
    this.line = "";
  }
  text(): string {
    this.breakLine();
    const text = this.lines.map(tidied).join("\n").trim();
    return text === "" && this.pictures > 0 ? "[图片]" : text;
  }
}

/** What white space comes to on a page. */
const tidied = (text: string) =>
  text
    .replace(/[ \t\r\n\f]+/g, " ")
    .replace(/\u00a0/g, " ")
    .trim();

/**
 * What a page of HTML, or a workbook saved as XML (2003), shows.
 *
 * @example bodyOfPage("<table><tr><td>a<td>1 &lt; 2<br>b</table><p>c").rows //=> [["a", "1 < 2\nb"]]
 */
export function bodyOfPage(page: string, xml = false): PageBody {
  const visitor = new BodyVisitor(xml);
  walkPage(page, visitor, xml);
  return visitor.body();
}

/** Tags of workbooks that were saved as XML, as those of HTML. */
const htmlTags: Readonly<Record<string, string>> = { row: "tr", cell: "td" };

class BodyVisitor implements PageVisitor {
  private readonly finished: OpenTable[] = [];
  private readonly open: OpenTable[] = [];
  private readonly lines: string[] = [];
  private line = "";
  /** How deep in remarks of cells, which are none of their words. */
  private remarks = 0;
  private covered = 0;

  constructor(private readonly xml: boolean) {}

  opened(tag: string, attribute: (name: string) => string | undefined): void {
    const name = (this.xml ? htmlTags[tag] : undefined) ?? tag;
    const table = this.open.at(-1);
    if (name === "table") {
      if (table) table.holdsTable = true;
      const opened = { rows: [], free: [], row: null, cell: null, column: 0, holdsTable: false };
      this.open.push(opened);
      this.finished.push(opened);
    } else if (table && name === "tr") this.openRow(table);
    else if (table && (name === "td" || name === "th")) this.openCell(table, attribute);
    else if (name === "img") table?.cell?.picture();
    else if (this.xml && name === "comment") this.remarks++;
    if (blocks.has(name)) this.breakLine();
  }

  closed(tag: string): void {
    const name = (this.xml ? htmlTags[tag] : undefined) ?? tag;
    const table = this.open.at(-1);
    if (table && name === "table") {
      this.closeCell(table);
      this.open.pop();
    } else if (table && name === "tr") {
      this.closeCell(table);
      table.row = null;
    } else if (table && (name === "td" || name === "th")) {
      this.closeCell(table);
      this.line += "\t";
    } else if (this.xml && name === "comment") this.remarks--;
    if (blocks.has(name)) this.breakLine();
  }

  said(text: string): void {
    if (this.remarks > 0) return;
    // Line ends in a workbook's XML are those of its cells.
    const pieces = this.xml ? text.split("\n") : [text];
    pieces.forEach((piece, i) => {
      if (i > 0) this.breakLine();
      this.open.at(-1)?.cell?.say(piece);
      this.line += piece;
    });
  }

  body(): PageBody {
    this.breakLine();
    for (const table of this.open) this.closeCell(table);
    const rows = this.finished.flatMap((table) => (table.holdsTable ? [] : table.rows));
    return { rows, lines: this.lines };
  }

  private openRow(table: OpenTable): void {
    this.closeCell(table);
    table.row = [];
    table.rows.push(table.row);
    table.column = 0;
  }

  private openCell(table: OpenTable, attribute: (name: string) => string | undefined): void {
    this.closeCell(table);
    if (table.row === null) this.openRow(table);
    const number = (name: string) => Math.min(widestSpan, Math.max(0, Number(attribute(name)) || 0));
    // Cells of XML say where they stand, and how many more they cover.
    const place = this.xml ? number("index") : 0;
    if (place > 0) table.column = place - 1;
    const row = table.rows.length - 1;
    while (table.free[table.column] > row) table.column++;
    const span = this.xml ? number("mergeacross") + 1 : Math.max(1, number("colspan"));
    const height = this.xml ? number("mergedown") + 1 : Math.max(1, number("rowspan"));
    const end = Math.max(table.column + 1, Math.min(spannedColumns, table.column + span));
    if (height > 1 && end <= spannedColumns)
      for (let i = table.column; i < end; i++) table.free[i] = row + height;
    table.cell = new CellText(end - table.column);
  }

  private closeCell(table: OpenTable): void {
    const { cell, row } = table;
    table.cell = null;
    if (cell === null || row === null) return;
    for (; row.length < table.column && this.covered < mostCovered; this.covered++) row.push(null);
    row.push(cell.text());
    table.column += cell.span;
  }

  private breakLine(): void {
    this.open.at(-1)?.cell?.breakLine();
    const line = this.line.split("\t").map(tidied).join("\t").trim();
    if (line !== "") this.lines.push(line);
    this.line = "";
  }
}
