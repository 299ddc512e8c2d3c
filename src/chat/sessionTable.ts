/**
 * Tables of sessions, as 京东 exports them beside the chats: one row per session, with who spoke to whom, how long answers
 * took, how many messages each side wrote and how content the customer was. They hold no words.
 */
import { findHeaderRow, foldHeader, HeaderWords, rowCells } from "./headers";
import { figureOf } from "./kpi";
import { cellText, isBlank, type Cell, type Table } from "./table";
import { TimeReader } from "./time";

/** What a column of such a table can hold. */
export type SessionField =
  | "id"
  | "start"
  | "customer"
  | "agent"
  | "transferredTo"
  | "firstResponse"
  | "averageResponse"
  | "customerMessages"
  | "agentMessages"
  | "satisfaction";

export interface SessionRecord {
  /** Number of the session; "" when the table has none. */
  readonly id: string;
  /** Seconds of the local wall clock as in `Transcript.time`; NaN when unknown. */
  readonly start: number;
  readonly customer: string;
  readonly agent: string;
  /** Who took the session over; "" when nobody did. */
  readonly transferredTo: string;
  /** Seconds; NaN when unknown. */
  readonly firstResponse: number;
  /** Seconds; NaN when unknown. */
  readonly averageResponse: number;
  /** NaN when unknown, and so `agentMessages`. */
  readonly customerMessages: number;
  readonly agentMessages: number;
  /** As the table writes it; "" when the customer did not say. */
  readonly satisfaction: string;
  /** Sheet row or file line, 1-based. */
  readonly row: number;
}

export interface SessionTable {
  /** The columns read, from left to right, as their headers write them. */
  readonly columns: readonly { readonly field: SessionField; readonly header: string }[];
  readonly sessions: readonly SessionRecord[];
  /** Rows that name neither customer nor agent: totals and notes. */
  readonly skipped: readonly number[];
}

const likely: readonly string[] = [];
const words = new HeaderWords<SessionField>({
  id: { sure: "cid sid 会话ID 会话编号 会话号 咨询ID session_id chat_id".split(" "), likely },
  start: {
    sure: "咨询时间 会话时间 会话开始时间 咨询开始时间 开始时间 接入时间 进线时间 start_time started_at".split(
      " ",
    ),
    likely: "时间 日期 time date".split(" "),
  },
  customer: {
    sure: "顾客 顾客ID 顾客账号 客户 客户ID 客户账号 买家 用户 用户账号 消费者 customer customer_id buyer visitor".split(
      " ",
    ),
    likely,
  },
  agent: {
    sure: "客服 客服账号 客服昵称 接待客服 首接客服 咨询客服 agent agent_name operator".split(" "),
    likely,
  },
  transferredTo: { sure: "转接后客服 转接客服 转入客服 转接至 transferred_to".split(" "), likely },
  firstResponse: {
    sure: "首次响应时间 首次响应时长 首响时间 首响时长 首次响应 first_response first_response_time".split(
      " ",
    ),
    likely,
  },
  averageResponse: {
    sure: "新平均响应时间 平均响应时间 平均响应时长 平均响应 average_response average_response_time avg_response_time".split(
      " ",
    ),
    likely,
  },
  customerMessages: {
    sure: "客户消息数 顾客消息数 买家消息数 用户消息数 消费者消息数 customer_messages".split(" "),
    likely,
  },
  agentMessages: { sure: "客服消息数 客服回复数 客服发送消息数 agent_messages".split(" "), likely },
  satisfaction: { sure: "满意度 满意度评价 评价 评价结果 satisfaction rating csat".split(" "), likely },
});

const measures: readonly SessionField[] = [
  "firstResponse",
  "averageResponse",
  "customerMessages",
  "agentMessages",
  "satisfaction",
];
/** A table that has such a column holds messages. */
const speech = /内容|聊天记录|^(?:消息|文本|message|content|text|body)$/;

/**
 * Reads a table of sessions.
 *
 * @returns null when the table is none: no header row names a customer, an agent and two measures at least, or it holds messages
 * @example
 * readSessionTable(tableOf([
 *   ["咨询时间", "顾客", "客服", "首次响应时间", "客户消息数", "cid"],
 *   ["2026-10-07 10:00:00", "jd_5f2a", "小黛", "12", 5, "c-1"],
 * ]))?.sessions[0].firstResponse //=> 12
 */
export function readSessionTable(table: Table): SessionTable | null {
  const headerRow = findHeaderRow(table, words);
  if (headerRow === null) return null;
  const header = rowCells(table, headerRow);
  const columns = words.assign(header);
  if (!columns.has("customer") || !columns.has("agent")) return null;
  if (measures.filter((field) => columns.has(field)).length < 2) return null;
  if (header.some((cell) => speech.test(foldHeader(cell)))) return null;

  const reader = new TimeReader();
  const sessions: SessionRecord[] = [];
  const skipped: number[] = [];
  for (let row = headerRow + 1; row < table.rowCount; row++) {
    const cells = rowCells(table, row);
    if (cells.every(isBlank)) continue;
    const cell = (field: SessionField): Cell => cells[columns.get(field) ?? -1] ?? null;
    const text = (field: SessionField) => cellText(cell(field)).trim();
    if (text("customer") === "" && text("agent") === "") {
      skipped.push(table.sourceRow(row));
      continue;
    }
    sessions.push({
      id: text("id"),
      start: reader.read(cell("start")),
      customer: text("customer"),
      agent: text("agent"),
      transferredTo: text("transferredTo"),
      firstResponse: seconds(cell("firstResponse")),
      averageResponse: seconds(cell("averageResponse")),
      customerMessages: number(cell("customerMessages")),
      agentMessages: number(cell("agentMessages")),
      satisfaction: text("satisfaction"),
      row: table.sourceRow(row),
    });
  }
  const read = [...columns]
    .sort(([, a], [, b]) => a - b)
    .map(([field, column]) => ({ field, header: cellText(header[column]).trim() }));
  return { columns: read, sessions, skipped };
}

/** 12, "12", "12秒", "1分05秒"; a spreadsheet makes a part of a day of 0:00:12. */
function seconds(cell: Cell): number {
  if (typeof cell === "number" && cell > 0 && cell < 0.5) return Math.round(cell * 86_400);
  return number(cell);
}

function number(cell: Cell): number {
  const { value } = figureOf(cell);
  return value === null || value < 0 ? NaN : value;
}
