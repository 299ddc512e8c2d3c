import { agentWords, customerWords, headerWords, type Field } from "./columnWords";
import { foldHeader, rowCells, widest } from "./headers";
import type { ColumnDetection, DetectedColumn } from "./columns";
import { profiledRows } from "./columnProfile";
import { cellText, isBlank, type Cell, type Table } from "./table";

/** Columns of one of the two sides; a side has always its words. */
export interface SideColumns {
  readonly text: number;
  readonly time: number | null;
}

/** Tables whose rows hold a customer's question and the agent's answer side by side. */
export interface AnswerColumns {
  readonly customer: SideColumns;
  readonly agent: SideColumns;
}

export interface QuestionTable {
  readonly headerRow: number;
  readonly answers: AnswerColumns;
  readonly fieldByColumn: ReadonlyMap<number, Field>;
}

const wordSet = (words: string) => new Set(words.split(" ").map(foldHeader));

const customers = ["客户", "买家", "用户", "顾客", "访客", "customer_", "user_", "visitor_", "client_"];
const agents = ["客服", "卖家", "商家", "坐席", "人工", "agent_", "support_", "staff_"];
const sided = (sides: readonly string[], chinese: string, english: string) =>
  wordSet(
    sides
      .flatMap((side) => (side.endsWith("_") ? english : chinese).split(" ").map((word) => side + word))
      .join(" "),
  );

/** Words that say which side speaks, or that something was asked and replied: no list of answers is headed so. */
const questions = new Set([
  ...sided(customers, "问题 提问 咨询 消息 内容 提问内容 咨询内容 消息内容", "question message text"),
  ...wordSet("提问内容 咨询内容"),
]);
const replies = new Set([
  ...sided(agents, "回复 回答 答复 消息 内容 回复内容 消息内容", "answer reply response message text"),
  ...wordSet("回复内容 答复内容 回答内容"),
]);
/** Words that head lists of answers as well (FAQ, a product's questions): times and names must say that it was a chat. */
const anyQuestions = wordSet("问题 提问 问 question query questions 问题内容");
const anyReplies = wordSet("回复 回答 答复 答案 答 answer reply response answers");
const questionTimes = new Set([
  ...sided(customers, "时间 提问时间 咨询时间 消息时间 发送时间", "time message_time"),
  ...wordSet("提问时间 咨询时间 问题时间 question_time asked_at"),
]);
const replyTimes = new Set([
  ...sided(agents, "时间 回复时间 回答时间 消息时间 发送时间", "time message_time reply_time"),
  ...wordSet("回复时间 回答时间 答复时间 answer_time answered_at reply_time replied_at response_time"),
]);
const askers = wordSet("提问人 提问者 咨询人 咨询者 asked_by");
const repliers = wordSet("回复人 回复者 回答人 回答者 答复人 answered_by replied_by");
/** What stands beside the questions of a list that nobody asked. */
const listed = wordSet(
  "分类 类别 问题分类 问题类型 类目 关键词 关键字 标签 标题 商品 商品名称 商品ID 相似问题 相似问法 序号分类 category tag tags keyword keywords topic title product product_name product_id intent",
);

const searchedRows = 30;

/**
 * Finds columns of questions and of their answers by their headers alone: `客户问题 | 客服回复`, and `question | answer` where times and
 * names stand beside them.
 */
function inRow(cells: readonly Cell[], headerRow: number): QuestionTable | "list" | null {
  const words = cells.map(foldHeader);
  const only = (set: ReadonlySet<string>): number => {
    const first = words.findIndex((word) => set.has(word));
    return first < 0 || words.some((word, column) => column > first && set.has(word)) ? -1 : first;
  };
  const either = (sure: ReadonlySet<string>, likely: ReadonlySet<string>) => {
    const found = only(sure);
    return found >= 0 ? { column: found, sure: true } : { column: only(likely), sure: false };
  };
  const question = either(questions, anyQuestions);
  const reply = either(replies, anyReplies);
  if (question.column < 0 || reply.column < 0) return null;

  const rest = cells.map((cell, column) =>
    column === question.column || column === reply.column ? null : cell,
  );
  const fieldByColumn = new Map<number, Field>();
  const taken = (column: number) => fieldByColumn.has(column);
  const take = (field: Field, column: number) => {
    if (column >= 0 && !taken(column)) fieldByColumn.set(column, field);
    return column;
  };
  const asked = take("time", only(questionTimes));
  const replied = take("time", only(replyTimes));
  const asker = words.findIndex(
    (word, column) => rest[column] !== null && (askers.has(word) || customerWords.has(word)),
  );
  const replier = words.findIndex(
    (word, column) => rest[column] !== null && (repliers.has(word) || agentWords.has(word)),
  );
  take("customer", asker);
  take("agent", replier);
  const others = headerWords.assign(rest.map((cell, column) => (taken(column) ? null : cell)));
  // Who speaks stands in a column: each row is one message after all.
  if (others.has("sender") || others.has("role") || others.has("text")) return null;
  for (const field of ["conversation", "order", "orderTime", "paidTime", "shop"] as const) {
    const column = others.get(field);
    if (column !== undefined) take(field, column);
  }
  const when = asked < 0 ? (others.get("time") ?? -1) : asked;
  take("time", when);
  const timed = when >= 0 || replied >= 0;
  const named = asker >= 0 || replier >= 0 || others.has("conversation");
  if (!(question.sure && reply.sure) && !(timed && named && !words.some((word) => listed.has(word))))
    return "list";
  take("text", question.column);
  take("text", reply.column);
  return {
    headerRow,
    fieldByColumn,
    answers: {
      customer: { text: question.column, time: when < 0 ? null : when },
      agent: { text: reply.column, time: replied < 0 ? null : replied },
    },
  };
}

/**
 * The columns of questions and answers of a table: "list" where they are a list that nobody need have asked, null where there
 * are none.
 *
 * @param headerRow the header's zero-based row where it is known; null says that there is none
 */
export function findQuestions(
  table: Table,
  headerRow: number | null | undefined,
): QuestionTable | "list" | null {
  if (headerRow === null) return null;
  if (headerRow !== undefined) {
    const found = inRow(rowCells(table, headerRow), headerRow);
    return found === null || found === "list" || holdWords(table, found) ? found : null;
  }
  for (let row = 0; row < Math.min(table.rowCount, searchedRows); row++) {
    const cells = rowCells(table, row);
    const found = inRow(cells, row);
    if (found !== null) return found === "list" || holdWords(table, found) ? found : null;
    // The header of another table; what stands below are its cells.
    if (headerWords.named(cells).fields >= 2) return null;
  }
  return null;
}

/** Whether both sides say something: summaries of agents count 客户消息 and 客服消息. */
function holdWords(table: Table, { headerRow, answers: { customer, agent } }: QuestionTable): boolean {
  const last = Math.min(table.rowCount, headerRow + 1 + profiledRows);
  return [customer.text, agent.text].every((column) => {
    let said = 0;
    let counted = 0;
    for (let row = headerRow + 1; row < last; row++) {
      const cell = table.cell(row, column);
      if (isBlank(cell)) continue;
      said++;
      if (!/\p{L}/u.test(cellText(cell))) counted++;
    }
    return counted <= said / 2;
  });
}

/** The detection of a table of questions and answers. */
export function detectionOf(
  table: Table,
  { headerRow, fieldByColumn, answers }: QuestionTable,
): ColumnDetection {
  const fields: Partial<Record<Field, number>> = {};
  for (const [column, field] of fieldByColumn) fields[field] ??= column;
  const columns = Array.from({ length: Math.min(table.columnCount, widest) }, (_, column): DetectedColumn => {
    const field = fieldByColumn.get(column) ?? null;
    const header = cellText(table.cell(headerRow, column)).trim();
    return { column, header, field, basis: field === null ? null : "header" };
  });
  return { headerRow, columns, fields: { ...fields, text: answers.customer.text }, dayColumn: null, answers };
}

/** A table of questions and answers as one of messages. */
export interface UnfoldedTable {
  readonly table: Table;
  readonly columns: ColumnDetection;
  /** Rows that repeat the header and stand in no table of messages. */
  readonly headers: number;
}

/**
 * Makes a row of each question and of each answer, so that they are read as any message: role, words and time of the side
 * stand in columns behind the table's own. A row with neither stays one row.
 */
export function unfoldQuestions(
  table: Table,
  detected: ColumnDetection,
  answers: AnswerColumns,
): UnfoldedTable {
  const first = (detected.headerRow ?? -1) + 1;
  const header = detected.columns[answers.customer.text].header;
  // In the language of the headers, where nobody is named.
  const words = /\p{Script=Han}/u.test(header) ? ["客户", "客服"] : ["customer", "agent"];
  const sides = [answers.customer, answers.agent];
  const rows: number[] = [];
  const side: number[] = [];
  const add = (row: number, who: number) => {
    rows.push(row);
    side.push(who);
  };
  const nobody = -1;
  let headers = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const spoken = [0, 1].filter((who) => row >= first && !isBlank(table.cell(row, sides[who].text)));
    const isHeader =
      spoken.length === 2 &&
      spoken.every((who) => {
        const { text } = sides[who];
        return cellText(table.cell(row, text)).trim() === detected.columns[text].header;
      });
    if (isHeader) headers++;
    else if (spoken.length === 0) add(row, nobody);
    else for (const who of spoken) add(row, who);
  }
  const [role, text, time] = [0, 1, 2].map((more) => table.columnCount + more);
  const own = (row: number, column: number): Cell => {
    const who = side[row];
    if (who === undefined || who === nobody) return null;
    if (column === role) return words[who];
    const from = column === text ? sides[who].text : sides[who].time;
    return from === null ? null : table.cell(rows[row], from);
  };
  const { customer, conversation = customer, ...others } = detected.fields;
  const isTimed = sides.some((one) => one.time !== null);
  const fields: Partial<Record<Field, number>> = { ...others, role, text };
  delete fields.time;
  if (isTimed) fields.time = time;
  if (customer !== undefined) fields.customer = customer;
  if (conversation !== undefined) fields.conversation = conversation;
  return {
    table: {
      rowCount: rows.length,
      columnCount: table.columnCount + 3,
      cell: (row, column) => (column < table.columnCount ? table.cell(rows[row], column) : own(row, column)),
      sourceRow: (row) => table.sourceRow(rows[row]),
    },
    columns: { ...detected, fields },
    headers,
  };
}
