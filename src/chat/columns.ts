import { findHeaderRow, HeaderWords, rowCells, widest, type Synonyms } from "./headers";
import { parseRole, Role } from "./role";
import { cellText, isBlank, isErrorCell, type Cell, type Table } from "./table";
import { TimeReader } from "./time";
import { TimePrecision } from "./transcript";

/** What a column of a chat table can hold. The three last belong to the order that the chat is about. */
export const fields = [
  "conversation",
  "time",
  "sender",
  "role",
  "text",
  "order",
  "orderTime",
  "paidTime",
] as const;
export type Field = (typeof fields)[number];

/** Why a column is read as its field: its header, its content, or a person's word. */
export type ColumnBasis = "header" | "content" | "corrected";

export interface DetectedColumn {
  /** Zero-based. */
  readonly column: number;
  /** As the header row writes it, "" when there is none. */
  readonly header: string;
  readonly field: Field | null;
  /** null when the column is not read. */
  readonly basis: ColumnBasis | null;
}

export interface ColumnDetection {
  /** Zero-based row of the header; null when the table has none. Rows above it are titles. */
  readonly headerRow: number | null;
  readonly columns: readonly DetectedColumn[];
  /** Zero-based column by field. */
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  /** A column of days beside a `time` column that holds clocks only; null when there is none. */
  readonly dayColumn: number | null;
}

export interface ColumnOverrides {
  /** Field by zero-based column; null takes a column out. */
  readonly columns?: Readonly<Record<number, Field | null>>;
  /** Zero-based row of the header; null when there is none; found when left out. */
  readonly headerRow?: number | null;
}

/** Where two fields share a likely word, the first takes it: 客户 is the sender, and the conversation where one is named. */
const synonyms: Readonly<Record<Field, Synonyms>> = {
  time: {
    sure: [
      ..."时间 发送时间 消息时间 聊天时间 消息发送时间 对话时间 发言时间 回复时间 记录时间 日期时间 时间戳".split(
        " ",
      ),
      ..."time timestamp datetime date_time sent_at send_time sent_time message_time msg_time created_at create_time".split(
        " ",
      ),
      ..."created_time sent ts".split(" "),
    ],
    likely:
      "日期 发送日期 聊天日期 消息日期 创建时间 咨询时间 会话时间 时刻 date day created createtime".split(
        " ",
      ),
  },
  sender: {
    sure: [
      ..."发送者 发送人 发送方 发送账号 发送帐号 发送者昵称 发送人昵称 发送者名称 发言人 发言者 说话人 消息发送者 消息发送人".split(
        " ",
      ),
      ..."sender from sender_name from_name author author_name speaker from_user sender_id sent_by".split(
        " ",
      ),
    ],
    likely: [
      ..."昵称 账号 帐号 名称 姓名 名字 人员 成员 买家 客户 用户 顾客".split(" "),
      ..."name nickname nick user username user_name customer".split(" "),
    ],
  },
  conversation: {
    sure: [
      ..."会话ID 会话 会话编号 会话号 会话标识 对话ID 对话 对话编号 对话号 咨询ID 接待ID 工单 工单号 工单编号 工单ID".split(
        " ",
      ),
      ..."cid sid session session_id chat_id conversation conversation_id thread thread_id ticket ticket_id".split(
        " ",
      ),
      ..."ticket_number chat case case_id dialog_id dialogue_id".split(" "),
    ],
    likely: [
      ..."客户ID 客户名 客户名称 客户姓名 客户昵称 客户账号 买家ID 买家名 买家昵称 买家账号 买家旺旺 买家会员名".split(
        " ",
      ),
      ..."用户ID 用户名 用户昵称 顾客ID 顾客名 顾客昵称 访客ID 访客 访客名 旺旺 旺旺ID 旺旺昵称 客户旺旺 客户 买家 用户 顾客".split(
        " ",
      ),
      ..."customer customer_id customer_name buyer buyer_id buyer_name visitor visitor_id contact client".split(
        " ",
      ),
    ],
  },
  role: {
    sure: [
      ..."角色 账号类型 帐号类型 发送者角色 发送人角色 发送方角色 发送者类型 发送人类型 发送方类型 用户类型 身份 发言角色 说话人角色".split(
        " ",
      ),
      ..."role sender_type sender_role author_type author_role account_type user_type speaker_role participant_type".split(
        " ",
      ),
    ],
    likely: [],
  },
  text: {
    sure: [
      ..."内容 消息 消息内容 聊天内容 发送内容 对话内容 发言内容 回复内容 会话内容 聊天记录 文本 文本内容 消息文本 正文 话术".split(
        " ",
      ),
      ..."message content text body message_text message_content message_body msg msg_content utterance plain_body".split(
        " ",
      ),
    ],
    likely: "记录 comment comments description detail details 详情".split(" "),
  },
  order: {
    sure: "订单号 订单编号 订单ID 订单 关联订单 关联订单号 交易号 order order_id order_no order_number".split(
      " ",
    ),
    likely: [],
  },
  orderTime: {
    sure: "下单时间 拍下时间 订单创建时间 订单时间 成交时间 下单日期 order_time ordered_at order_created_at placed_at order_date".split(
      " ",
    ),
    likely: [],
  },
  paidTime: {
    sure: "付款时间 支付时间 买家付款时间 订单付款时间 订单支付时间 付款日期 paid_time paid_at payment_time payment_at pay_time".split(
      " ",
    ),
    likely: [],
  },
};

const headerWords = new HeaderWords(synonyms);

/** Whether a cell is a word by which chat tables head a column. */
export function isHeaderWord(cell: Cell): boolean {
  return headerWords.knows(cell);
}

/**
 * Finds what each column of a chat table holds: by its header in Chinese or English, wherever the header row stands, and
 * where headers say nothing by what the cells look like. What a person said about a column wins over both.
 *
 * @example
 * detectColumns(tableOf([["发送时间", "发送者", "内容"], ["2024-4-14 9:05", "小美", "在的"]])).fields
 * //=> { time: 0, sender: 1, text: 2 }
 */
export function detectColumns(table: Table, overrides: ColumnOverrides = {}): ColumnDetection {
  let headerRow = overrides.headerRow === undefined ? findHeaderRow(table, headerWords) : overrides.headerRow;
  const columnByField = new Map<Field, number>();
  const basis = new Map<Field, ColumnBasis>();
  const closed = new Set<number>();
  const take = (field: Field, column: number, why: ColumnBasis) => {
    columnByField.set(field, column);
    basis.set(field, why);
    closed.add(column);
  };

  for (const [key, field] of Object.entries(overrides.columns ?? {})) {
    const column = Number(key);
    closed.add(column);
    if (field !== null && column < table.columnCount) take(field, column, "corrected");
  }
  const headers = headerRow === null ? [] : rowCells(table, headerRow);
  const offered = headers.map((cell, column) => (closed.has(column) ? null : cell));
  for (const [field, column] of headerWords.assign(offered)) {
    if (!columnByField.has(field)) take(field, column, "header");
  }

  const named = columnByField.get("sender");
  const roles = columnByField.get("role");
  if (named !== undefined && roles !== undefined && basis.get("sender") === "header") {
    const free = !columnByField.has("conversation");
    if (free && standsOnBothSides(table, named, roles, (headerRow ?? -1) + 1)) {
      columnByField.delete("sender");
      take("conversation", named, "header");
    }
  }

  const profiles = profileColumns(table, headerRow === null ? 0 : headerRow + 1);
  headers.forEach((header, column) => {
    if (closed.has(column)) return;
    const field = headerWords.ending(header);
    if (field === undefined || columnByField.has(field)) return;
    const profile = profiles[column];
    if (profile && (field === "time" ? profile.times > 0.5 : field === "text" && profile.words > 0.5)) {
      take(field, column, "header");
    }
  });
  for (const [field, column] of fieldsByContent(profiles, columnByField, closed, headerRow !== null)) {
    take(field, column, "content");
  }

  const time = columnByField.get("time");
  if (headerRow === null && overrides.headerRow === undefined && time !== undefined) {
    headerRow = headerAboveTimes(table, time);
  }
  const dayColumn = time === undefined ? null : splitDay(profiles, time, closed, take);
  const fieldByColumn = new Map([...columnByField].map(([field, column]) => [column, field]));
  const width = Math.min(table.columnCount, widest);
  return {
    headerRow,
    columns: Array.from({ length: width }, (_, column) => {
      const field = fieldByColumn.get(column) ?? null;
      const header = headerRow === null ? "" : cellText(table.cell(headerRow, column)).trim();
      return { column, header, field, basis: field === null ? null : (basis.get(field) ?? null) };
    }),
    fields: Object.fromEntries(columnByField),
    dayColumn,
  };
}

/** What the cells of a column look like, as shares of its cells that are not blank. */
interface ColumnProfile {
  readonly filled: number;
  /** Share of rows that are not blank. */
  readonly coverage: number;
  readonly times: number;
  /** Share of times that name a day and no clock. */
  readonly days: number;
  /** Share of times that name a clock and no day. */
  readonly clocks: number;
  readonly roles: number;
  /** How many different roles the column names. */
  readonly kindsOfRoles: number;
  /** Share of cells that hold letters, not numbers, times or errors. */
  readonly words: number;
  readonly meanLength: number;
  readonly distinct: number;
  /** Stretches of equal cells. */
  readonly runs: number;
  readonly values: ReadonlySet<string>;
}

const profiledRows = 300;

function profileColumns(table: Table, firstRow: number): ColumnProfile[] {
  const rows: number[] = [];
  for (let row = firstRow; row < table.rowCount && rows.length < profiledRows; row++) {
    if (rowCells(table, row).some((cell) => !isBlank(cell))) rows.push(row);
    // Thousands of blank rows above the data would be read again and again.
    if (row - firstRow > 20 * profiledRows) break;
  }
  return Array.from({ length: Math.min(table.columnCount, widest) }, (_, column) =>
    profile(
      rows.map((row) => table.cell(row, column)).filter((cell) => !isErrorCell(cell)),
      rows.length,
    ),
  );
}

function profile(cells: readonly Cell[], rows: number): ColumnProfile {
  const reader = new TimeReader({ referenceDate: "2000-01-01" });
  const values = new Set<string>();
  const roles = new Set<number>();
  let filled = 0;
  let times = 0;
  let days = 0;
  let clocks = 0;
  let roleWords = 0;
  let words = 0;
  let characters = 0;
  let runs = 0;
  let last: string | undefined;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled++;
    const text = cellText(cell).trim();
    values.add(text);
    if (text !== last) runs++;
    last = text;
    characters += text.length;
    if (looksLikeTime(cell, reader)) {
      times++;
      if (reader.clockOnly) clocks++;
      else if (reader.precision === TimePrecision.day) days++;
    } else if (/\p{L}/u.test(text)) words++;
    const role = parseRole(cell);
    if (role !== Role.unknown) {
      roleWords++;
      roles.add(role);
    }
  }
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  return {
    filled,
    coverage: share(filled, rows),
    times: share(times, filled),
    days: share(days, times),
    clocks: share(clocks, times),
    roles: share(roleWords, filled),
    kindsOfRoles: roles.size,
    words: share(words, filled),
    meanLength: share(characters, filled),
    distinct: values.size,
    runs,
    values,
  };
}

/** Numbers are times only in the range of recent serials (1991 to 2064): ids and counts are numbers too. */
function looksLikeTime(cell: Cell, reader: TimeReader): boolean {
  if (typeof cell === "number") {
    if (!(cell > 33_000 && cell < 60_000) && !(cell > 0 && cell < 1)) return false;
  } else if (typeof cell === "string" && /^\d+$/.test(cell.trim())) return false;
  return !Number.isNaN(reader.read(cell));
}

/** The core fields that no header claims, by what the cells look like. */
function fieldsByContent(
  profiles: readonly ColumnProfile[],
  claimed: ReadonlyMap<Field, number>,
  closed: ReadonlySet<number>,
  hasHeader: boolean,
): Map<Field, number> {
  const found = new Map<Field, number>();
  const free = new Set(profiles.keys());
  for (const column of closed) free.delete(column);
  const want = (field: Field, score: (profile: ColumnProfile) => number) => {
    if (claimed.has(field)) return;
    let best = 0;
    let place = -1;
    for (const column of free) {
      const value = score(profiles[column] as ColumnProfile);
      if (value > best) [best, place] = [value, column];
    }
    if (place < 0) return;
    found.set(field, place);
    free.delete(place);
  };
  // A whole date and clock is better than a clock alone, and that better than a day.
  want("time", (p) => (p.times >= 0.8 && p.filled > 0 ? 1 + (1 - p.days) + (1 - p.clocks) : 0));
  want("role", (p) => (p.roles >= 0.9 && p.kindsOfRoles >= 2 ? p.roles : 0));
  want("text", (p) => (p.words >= 0.3 ? p.meanLength * Math.sqrt(p.distinct) : 0));
  const knowsRole = claimed.has("role") || found.has("role");
  if (!hasHeader || !knowsRole) {
    // Names are short, come back, and alternate.
    want("sender", (p) =>
      p.words >= 0.5 && p.coverage >= 0.5 && p.meanLength <= 24 && p.distinct >= 2 && p.runs > p.distinct
        ? p.runs / p.distinct
        : 0,
    );
    if (!hasHeader && !claimed.has("sender") && !found.has("sender")) {
      want("sender", (p) =>
        p.words >= 0.5 && p.meanLength <= 24 && p.coverage >= 0.8 ? 1 / p.meanLength : 0,
      );
    }
  }
  if (!hasHeader) {
    // A conversation's rows stand together: as many stretches as names.
    want("conversation", (p) =>
      p.distinct >= 2 && p.runs === p.distinct && p.filled >= 1.5 * p.distinct ? p.filled / p.distinct : 0,
    );
  }
  return found;
}

/** Whether a name stands beside the customer's role and the agent's: then it says with whom, not by whom. */
function standsOnBothSides(table: Table, names: number, roles: number, firstRow: number): boolean {
  const roleByName = new Map<string, Role>();
  for (let row = firstRow; row < Math.min(table.rowCount, firstRow + profiledRows); row++) {
    const role = parseRole(table.cell(row, roles));
    const name = cellText(table.cell(row, names)).trim();
    if (name === "" || (role !== Role.customer && role !== Role.agent)) continue;
    const other = roleByName.get(name);
    if (other !== undefined && other !== role) return true;
    roleByName.set(name, role);
  }
  return false;
}

/** A first row of words above a column of times is a header, whatever its language. */
function headerAboveTimes(table: Table, time: number): number | null {
  const reader = new TimeReader();
  for (let row = 0; row < table.rowCount; row++) {
    const cells = rowCells(table, row);
    if (cells.every(isBlank)) continue;
    const above = table.cell(row, time);
    const isHeader =
      typeof above === "string" &&
      above.trim() !== "" &&
      !isErrorCell(above) &&
      Number.isNaN(reader.read(above)) &&
      cells.every((cell) => cell === null || (typeof cell === "string" && cell.length <= 20));
    return isHeader && table.rowCount > row + 1 ? row : null;
  }
  return null;
}

/** Where the day and the clock stand in two columns, the clock becomes `time` and the day its companion. */
function splitDay(
  profiles: readonly ColumnProfile[],
  time: number,
  closed: Set<number>,
  take: (field: Field, column: number, why: ColumnBasis) => void,
): number | null {
  const at = profiles[time];
  if (!at || at.times < 0.8) return null;
  const companion = (fits: (profile: ColumnProfile) => boolean) =>
    profiles.findIndex((profile, column) => !closed.has(column) && profile.times >= 0.8 && fits(profile));
  if (at.clocks >= 0.8) {
    const day = companion((profile) => profile.days >= 0.8);
    return day < 0 ? null : day;
  }
  if (at.days >= 0.8) {
    const clock = companion((profile) => profile.clocks >= 0.8);
    if (clock < 0) return null;
    take("time", clock, "content");
    return time;
  }
  return null;
}
