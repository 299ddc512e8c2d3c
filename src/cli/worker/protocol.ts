/** The lines that `kefu worker` reads and writes: version 1. */
import { fields, type Field } from "../../chat/columns";
import { objectOf } from "../../chat/jsonRecords";
import { Problem } from "../../problem";

export const version = 1;

export const lineFormats = ["tsv", "jsonl"] as const;
export type LineFormat = (typeof lineFormats)[number];

/** What a column of the rows can be: a field of a chat, the line by which findings name the row, or `-`, which is not read. */
export type InputColumn = Field | "line" | "-";

export const usualColumns: readonly InputColumn[] = [
  "conversation",
  "time",
  "sender",
  "role",
  "text",
  "line",
];

/** Columns of the answers. `kind` is finding, notEvaluable, score or error; `message` is a sentence. */
const answerColumns = [
  "kind",
  "conversation",
  "rule",
  "severity",
  "agent",
  "lines",
  "measured",
  "limit",
  "unit",
  "evidence",
  "message",
] as const;

export type Answer = Readonly<Partial<Record<(typeof answerColumns)[number], string | number | null>>> & {
  readonly kind: "finding" | "notEvaluable" | "score" | "error";
};

/** @throws Problem `cli.workerColumns` */
export function columnsOf(list: string): InputColumn[] {
  const columns = list.split(",").map((name) => name.trim());
  const isColumn = (name: string): name is InputColumn =>
    name === "line" || name === "-" || (fields as readonly string[]).includes(name);
  const valid = columns.every(isColumn) && columns.includes("conversation") && columns.includes("text");
  const twice = columns.some((name, at) => name !== "-" && columns.indexOf(name) !== at);
  if (!valid || twice) {
    throw new Problem("wrongInput", "cli.workerColumns", {
      came: list,
      known: [...fields, "line"].join(", "),
    });
  }
  return columns as InputColumn[];
}

const mark = "#kefu-worker/";

/** The first line of the answers. */
export function headerLine(format: LineFormat): string {
  return format === "tsv"
    ? `${mark}${version} ${answerColumns.join(",")}`
    : JSON.stringify({ "kefu-worker": version, columns: answerColumns });
}

/**
 * The columns that a header line of the rows names.
 *
 * @returns null when the line is no header
 * @throws Problem `cli.workerVersion`, `cli.workerColumns`
 */
export function headerOf(line: string): InputColumn[] | null {
  const check = (came: string) => {
    if (came !== String(version)) throw new Problem("wrongInput", "cli.workerVersion", { came, version });
  };
  if (line.startsWith(mark)) {
    const [came, columns] = line.slice(mark.length).split(" ");
    check(came);
    return columnsOf(columns ?? "");
  }
  if (!line.startsWith('{"kefu-worker"')) return null;
  const header = objectOf(line);
  if (header === null) return null;
  check(String(header["kefu-worker"]));
  return columnsOf(Array.isArray(header.columns) ? header.columns.join(",") : "");
}

/** Cells of a line of TSV; \\t, \\n, \\r and \\\\ are escaped, \\N is no value. */
export function cellsOfTsv(line: string): (string | null)[] {
  const cells = line.split("\t");
  return line.includes("\\") ? cells.map((cell) => (cell === "\\N" ? null : unescapeCell(cell))) : cells;
}

const unescaped: Readonly<Record<string, string>> = {
  t: "\t",
  n: "\n",
  r: "\r",
  b: "\b",
  f: "\f",
  "0": "\0",
};

function unescapeCell(cell: string): string {
  return cell.includes("\\")
    ? cell.replace(/\\([\s\S])/g, (_, sign: string) => unescaped[sign] ?? sign)
    : cell;
}

const escaped: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\\": "\\\\",
  "\0": "\\0",
};

/** An answer as a line. */
export function answerLine(answer: Answer, format: LineFormat): string {
  if (format === "jsonl") return JSON.stringify(answer);
  return answerColumns
    .map((column) => {
      const value = answer[column];
      if (value === undefined || value === null) return "\\N";
      return String(value).replace(/[\t\n\r\\\0]/g, (sign) => escaped[sign]);
    })
    .join("\t");
}
