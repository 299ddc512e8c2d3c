import { detectColumns } from "./columns";
import { Problem } from "../problem";
import { readKpiTable } from "./kpi";
import { readPastedText } from "./pastedText";
import { checkReferenceDate, readRows } from "./readRows";
import type { Reading, ReadOptions } from "./reading";
import type { Table } from "./table";

/**
 * Reads a table of chats. Most hold one message per row: header and columns are found, times and roles read, each conversation
 * sorted by time, exact duplicates dropped. A sheet into whose first column lines of a chat were pasted is read by the
 * text's format, and so is a table that holds a whole chat in each cell (客户ID, 聊天记录). No row disappears: messages,
 * skipped, duplicates, blank, structure (header rows and titles) and continuation add up to the rows of the table, or to the
 * lines of its cells where these are read as lines.
 *
 * @throws Problem `chat.noRows` when the table holds no row of data, `chat.noTextColumn` when no column holds messages,
 *   `chat.kpiTable` when it sums up agents and holds no chat, `chat.badDate` when `referenceDate` is no date
 * @example
 * const { transcript } = readTable(tableOf([
 *   ["时间", "发送者", "内容"],
 *   ["2024-4-14 9:05:07", "t******7", "在吗"],
 *   ["2024-4-14 9:05:20", "某旗舰店:小美", "在的亲"],
 * ]));
 * transcript.length //=> 2
 * transcript.conversations //=> ["t******7"]
 */
export function readTable(table: Table, options: ReadOptions = {}): Reading {
  checkReferenceDate(options.referenceDate);
  const columns = detectColumns(table, options);
  const pasted = readPastedText(table, columns, options);
  if (pasted) return pasted;
  const corrected = columns.columns.some(({ basis }) => basis === "corrected");
  const kpi = corrected ? null : readKpiTable(table);
  if (kpi) throw new Problem("wrongInput", "chat.kpiTable", { agents: kpi.agents.length });
  return readRows(table, columns, options);
}
