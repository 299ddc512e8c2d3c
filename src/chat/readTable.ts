import { detectColumns, type ColumnDetection } from "./columns";
import type { FormatReading } from "./formats/format";
import { Problem } from "../problem";
import { readKpiTable } from "./kpi";
import { readSessionTable } from "./sessionTable";
import { readPastedText } from "./pastedText";
import { findQuestions, unfoldQuestions, type AnswerColumns } from "./questionsAndAnswers";
import { readRows } from "./readRows";
import { checkReferenceDate } from "./referenceDate";
import type { Reading, ReadOptions } from "./reading";
import type { Table } from "./table";

/**
 * Reads a table of chats. Most hold one message per row: header and columns are found, times and roles read, each conversation
 * sorted by time, exact duplicates dropped. A sheet into whose first column lines of a chat were pasted is read by the
 * text's format, and so is a table that holds a whole chat in each cell (客户ID, 聊天记录). No row disappears: messages,
 * skipped, duplicates, blank, structure (header rows and titles) and continuation add up to the rows of the table, or to the
 * lines of its cells where these are read as lines.
 *
 * A row may hold a question and its answer (客户问题, 客服回复): each is a message, and both count as rows.
 *
 * `options.format` settles which of the three it is: "table", or the id of the format of the lines. `readText` is its twin for
 * text.
 *
 * @throws Problem `chat.noRows` when the table holds no row of data, `chat.noTextColumn` when no column holds messages,
 *   `chat.kpiTable` when it sums up agents and `chat.sessionTable` when it lists sessions and holds no chat, `chat.badDate` when `referenceDate` is no date,
 *   `chat.unknownFormat`, `chat.listOfAnswers` when questions and
 *   answers stand side by side and nothing says that they are a chat
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
  const { answers } = columns;
  const isTable = options.format === undefined || options.format === "table";
  const lines =
    answers && isTable ? { reading: null, recognised: [] } : readPastedText(table, columns, options);
  if (lines.reading) return lines.reading;
  const corrected = columns.columns.some(({ basis }) => basis === "corrected");
  if (!corrected && options.format === undefined && findQuestions(table, options.headerRow) === "list")
    throw new Problem("wrongInput", "chat.listOfAnswers");
  const records = corrected || answers ? null : readSessionTable(table);
  if (records) throw new Problem("wrongInput", "chat.sessionTable", { sessions: records.sessions.length });
  const kpi = corrected || answers ? null : readKpiTable(table);
  if (kpi) throw new Problem("wrongInput", "chat.kpiTable", { agents: kpi.agents.length });
  const headed = columns.columns.filter(({ basis }) => basis !== null && basis !== "content").length;
  const count = Object.keys(columns.fields).length;
  return {
    ...(answers ? readQuestions(table, columns, answers, options) : readRows(table, columns, options)),
    format: "table",
    recognition: {
      format: "table",
      confidence: headed >= 2 ? Math.min(1, 0.6 + 0.1 * count) : 0.5,
      reasons: [headed >= 2 ? { code: "headers", count: headed } : { code: "cells", count }],
      chosen: options.format === "table",
      alternatives: lines.recognised,
    },
  };
}

/** Reads questions and answers that stand side by side. */
function readQuestions(
  table: Table,
  columns: ColumnDetection,
  answers: AnswerColumns,
  options: ReadOptions,
): FormatReading {
  const unfolded = unfoldQuestions(table, columns, answers);
  const { counts, ...reading } = readRows(unfolded.table, unfolded.columns, options);
  const { headers } = unfolded;
  return {
    ...reading,
    columns,
    counts: { ...counts, rows: counts.rows + headers, structure: counts.structure + headers },
  };
}
