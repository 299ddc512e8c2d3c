import { headerWords, isHeaderWord } from "../columnWords";
import { Problem } from "../../problem";
import type { Skipped } from "../reading";
import { tableOf, type Table } from "../table";
import type { Format } from "./format";
import { readRecords } from "./records";

/** `发送人：小美`, `【时间】2024-4-14 9:05`: a word that heads a column of chats, and what stands in it. */
const labelled = /^\s*(?:[【[]\s*([^】\]:：]{1,20})[】\]]\s*[:：]?|([^【】[\]:：]{1,20})[:：])\s*(.*)$/;
const separator = /^\s*(?:[-=_*—─~]{3,}\s*)?$/;
const longestLabel = 30;

interface Label {
  readonly name: string;
  readonly rest: string;
}

function labelOf(line: string): Label | null {
  if (!/[:：】\]]/.test(line.slice(0, longestLabel))) return null;
  const match = labelled.exec(line);
  const name = (match?.[1] ?? match?.[2] ?? "").trim();
  return match && isHeaderWord(name) ? { name, rest: match[3].trim() } : null;
}

/** How a file of such messages is laid out. */
interface Labels {
  /** In order of their first appearance; with the first of them a message begins. */
  readonly names: readonly string[];
  readonly text: string;
  /** How many fields of a chat they name. */
  readonly fields: number;
  readonly messages: number;
}

/** What labels the lines of a text; null where they tell no messages: who speaks, and what. */
function labelsOf(lines: Iterable<string>): Labels | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = labelOf(line);
    if (label) counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  // What people say holds labels too, an order's or an address's; those of the file stand with most messages.
  const names = [...counts].filter(([, count]) => 2 * count >= most).map(([name]) => name);
  const columns = headerWords.assign(names);
  const text = columns.get("text");
  if (text === undefined || !(columns.has("sender") || columns.has("role"))) return null;
  return { names, text: names[text], fields: columns.size, messages: most };
}

interface Records {
  /** Each message a row below a header of the labels; rows are the lines with which messages begin, counted from 1. */
  readonly table: Table;
  /** Lines that belong to no message. */
  readonly strays: readonly Skipped[];
  readonly blank: number;
  /** Lines of messages beside those with which they begin. */
  readonly continuation: number;
}

function recordsOf(lines: readonly string[], { names, text }: Labels): Records {
  const rows: (string | null)[][] = [[...names]];
  const starts = [0];
  const strays: Skipped[] = [];
  let [blank, continuation] = [0, 0];
  let cells = new Map<string, string>();
  let last = "";
  const finish = () => {
    if (cells.size > 0) rows.push(names.map((name) => cells.get(name) ?? null));
  };
  lines.forEach((line, i) => {
    const label = labelOf(line);
    const begins = label?.name === names[0];
    if (!begins && separator.test(line)) {
      blank++;
      return;
    }
    if (begins) {
      finish();
      cells = new Map();
      starts.push(i + 1);
    }
    if (label && names.includes(label.name) && !cells.has(label.name)) {
      cells.set(label.name, label.rest);
      last = label.name;
    } else if (last === text) {
      // What people say may look like a label too, and takes several lines.
      cells.set(text, `${cells.get(text)}\n${line.trim()}`.trim());
    } else {
      strays.push({ row: i + 1, text: line, reason: "chat.unreadLine" });
      return;
    }
    if (!begins) continuation++;
  });
  finish();
  return { table: { ...tableOf(rows), sourceRow: (row) => starts[row] }, strays, blank, continuation };
}

/** Messages in blocks whose lines are labelled: `发送人：…`, `时间：…`, `内容：…`, in any order. */
export const labelledLines: Format = {
  id: "labelled",
  names: {
    "zh-CN": "逐行标注（发送人：…、时间：…、内容：…）",
    "en-US": "Labelled lines (Sender: …, Time: …, Text: …)",
  },
  recognise({ lines }) {
    const labels = labelsOf(lines);
    if (labels === null || labels.messages < 2) return { confidence: 0, reasons: [] };
    return { confidence: 0.99, reasons: [{ code: "headers", count: labels.fields }] };
  },
  read(text, options) {
    const lines = text.split(/\r\n?|\n/);
    const labels = labelsOf(lines);
    if (labels === null) throw new Problem("wrongInput", "chat.noLabels");
    const { table, strays, blank, continuation } = recordsOf(lines, labels);
    const reading = readRecords(table, options);
    const { counts } = reading;
    return {
      ...reading,
      skipped: [...reading.skipped, ...strays].sort((a, b) => a.row - b.row),
      counts: {
        ...counts,
        rows: lines.length,
        skipped: counts.skipped + strays.length,
        blank: counts.blank + blank,
        continuation: counts.continuation + continuation,
      },
    };
  },
};
