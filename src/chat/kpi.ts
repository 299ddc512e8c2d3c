/**
 * Summary sheets, as platforms export them beside the chats: one row per agent, its key figures in columns, totals and averages
 * among the rows.
 */
import { foldLine } from "./fold";
import { foldHeader, rowCells } from "./headers";
import { cellText, isBlank, isErrorCell, type Cell, type Table } from "./table";

/** What the numbers of a column are: seconds, a share of 1 (0.625 for 62.5 %), or a plain number. */
export type KpiUnit = "seconds" | "share" | "number";

export interface KpiColumn {
  /** Zero-based. */
  readonly column: number;
  readonly header: string;
  readonly unit: KpiUnit;
}

export interface KpiAgent {
  readonly agent: string;
  /** By `columns` of the table; NaN where the sheet tells no number (暂无数据, 延迟统计, -). */
  readonly values: readonly number[];
  /** Sheet row or file line, 1-based. */
  readonly row: number;
}

export interface KpiTable {
  readonly columns: readonly KpiColumn[];
  readonly agents: readonly KpiAgent[];
  /** Rows that sum up or compare: 汇总值, 平均值, 同行同层…. */
  readonly totals: readonly { readonly name: string; readonly row: number }[];
}

const agentHeaders = new Set(
  [
    ..."旺旺昵称 旺旺 旺旺名称 客服 客服昵称 客服名称 客服姓名 客服账号 客服帐号 客服旺旺 客服ID 接待客服 子账号 子帐号".split(
      " ",
    ),
    ..."员工 员工姓名 坐席 坐席姓名 座席 接待人员 agent agent_name agent_id operator staff representative".split(
      " ",
    ),
  ].map(foldHeader),
);

const secondsHeader =
  /时长|响应时间|响应\(?秒|耗时|\(秒\)|\(s\)|_?seconds?$|duration|response_?time|handle_?time/;
const shareHeader = /率|占比|%|_?rate$|percent|share/;
const numberHeader =
  /人数|人次|件数|次数|单数|条数|数量|数$|量$|金额|销售额|成交额|客单价|答问比|比$|得分|评分|分值|满意度|count$|number|amount|sales|revenue|score|messages|chats|conversations|sessions|orders/;
/** A table that has such a column holds messages or orders, whatever else it has. */
const otherHeader =
  /内容|聊天记录|订单号|订单编号|^消息$|^文本$|^(?:message|content|text|body|order_?(?:id|no))$/;

const totalNames =
  /^(?:汇总|合计|总计|小计|总和|全店|店铺(?:汇总|合计|平均)|团队(?:汇总|合计|平均)|平均|均值|同行|行业|排名|total|sum|average|mean|avg|overall|benchmark|all agents)/;

const searchedRows = 30;

/**
 * Reads a summary sheet of agents.
 *
 * @returns null when the table is none: no header row names agents and two key figures at least, or the cells below are no
 *   numbers
 * @example
 * readKpiTable(tableOf([
 *   ["旺旺昵称", "咨询人数", "首次响应时长", "转化率"],
 *   ["某旗舰店:小美", 32, "8分48秒", "62.5%"],
 *   ["汇总值", 32, "8分48秒", "62.5%"],
 * ]))?.agents[0] //=> { agent: "某旗舰店:小美", values: [32, 528, 0.625], row: 2 }
 */
export function readKpiTable(table: Table): KpiTable | null {
  const head = findHead(table);
  if (head === null) return null;
  const rows: { name: string; cells: Cell[]; row: number }[] = [];
  for (let row = head.row + 1; row < table.rowCount; row++) {
    const cells = rowCells(table, row);
    const name = cellText(cells[head.agent] ?? null).trim();
    if (name !== "" || !cells.every(isBlank)) rows.push({ name, cells, row: table.sourceRow(row) });
  }
  const isTotal = (name: string) => name === "" || totalNames.test(foldLine(name));
  const read = head.columns.map(({ column, unit }) =>
    readColumn(
      rows.map(({ cells }) => cells[column] ?? null),
      unit,
    ),
  );
  if (read.some((values) => values === null)) return null;
  const values = read as number[][];
  return {
    columns: head.columns,
    agents: rows.flatMap(({ name, row }, at) =>
      isTotal(name) ? [] : [{ agent: name, values: values.map((column) => column[at] as number), row }],
    ),
    totals: rows.filter(({ name }) => isTotal(name)).map(({ name, row }) => ({ name, row })),
  };
}

interface Head {
  readonly row: number;
  /** Column of the agents' names. */
  readonly agent: number;
  readonly columns: readonly KpiColumn[];
}

function findHead(table: Table): Head | null {
  for (let row = 0; row < Math.min(table.rowCount, searchedRows); row++) {
    const cells = rowCells(table, row);
    const agent = cells.findIndex((cell) => agentHeaders.has(foldHeader(cell)));
    if (agent < 0) continue;
    if (cells.some((cell) => otherHeader.test(foldHeader(cell)))) return null;
    const columns = cells.flatMap((cell, column): KpiColumn[] => {
      const unit = column === agent ? null : unitOf(cell);
      return unit === null ? [] : [{ column, header: cellText(cell).trim(), unit }];
    });
    if (columns.length >= 2) return { row, agent, columns };
  }
  return null;
}

function unitOf(cell: Cell): KpiUnit | null {
  if (typeof cell !== "string" || cell.length > 60) return null;
  const header = foldLine(cell);
  if (secondsHeader.test(header)) return "seconds";
  if (shareHeader.test(header)) return "share";
  return numberHeader.test(header) ? "number" : null;
}

/** @returns null when a cell holds words that are no number: the column is no key figure */
function readColumn(cells: readonly Cell[], unit: KpiUnit): number[] | null {
  const values: number[] = [];
  const plain: number[] = [];
  for (const cell of cells) {
    const { value, marked } = figureOf(cell);
    if (value === null) return null;
    if (!marked && !Number.isNaN(value)) plain.push(values.length);
    values.push(value);
  }
  // A column of shares is written as a whole in hundredths or not: 62.5 stands beside 0.8, which is 0.8 %.
  if (unit === "share" && plain.some((at) => (values[at] as number) > 1)) {
    plain.forEach((at) => (values[at] = (values[at] as number) / 100));
  }
  // A spreadsheet makes a part of a day of 0:08:48.
  const numbers = cells.filter((cell) => typeof cell === "number" && cell !== 0) as number[];
  if (unit === "seconds" && numbers.length > 0 && numbers.every((number) => number > 0 && number < 0.5)) {
    plain.forEach((at) => (values[at] = Math.round((values[at] as number) * 86_400)));
  }
  return values;
}

const noData = /^(?:-+|—+|\/|暂无.*|无数据|无|延迟统计|统计中|n\/a|null|none)?$/;
const duration =
  /^(?:(\d+(?:\.\d+)?)(?:天|d))?(?:(\d+(?:\.\d+)?)(?:小时|时|h))?(?:(\d+(?:\.\d+)?)(?:分钟|分|min|m))?(?:(\d+(?:\.\d+)?)(?:秒钟|秒|sec|s))?$/;
const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$/;

/**
 * The number in a cell of figures: 8分48秒 is 528, 62.5% is 0.625, ¥1,299 is 1299; NaN where the cell says that there is none
 * (暂无数据, -). `marked`: the cell says itself what it counts in. `value` null: words.
 */
export function figureOf(cell: Cell): { value: number | null; marked: boolean } {
  if (typeof cell === "number") return { value: cell, marked: false };
  const text = foldLine(cellText(cell));
  if (noData.test(text) || isErrorCell(cell)) return { value: NaN, marked: true };
  const seconds = secondsOf(text);
  if (seconds !== null) return { value: seconds, marked: true };
  const digits = text.replace(/[¥$€£,]|rmb|cny|[元人次件条单个分]$/g, "");
  const share = /^(-?\d+(?:\.\d+)?)%$/.exec(digits);
  if (share) return { value: Number(share[1]) / 100, marked: true };
  return /^-?\d+(?:\.\d+)?$/.test(digits)
    ? { value: Number(digits), marked: false }
    : { value: null, marked: false };
}

function secondsOf(text: string): number | null {
  const [, days, hours, minutes, seconds] =
    duration.exec(text) ??
    (clock.exec(text) ?? []).flatMap((part, i) => (i === 0 ? [part, undefined] : [part]));
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
  const [d = 0, h = 0, m = 0, s = 0] = [days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  return d * 86_400 + h * 3600 + m * 60 + s;
}
