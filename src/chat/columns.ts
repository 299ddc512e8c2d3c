import { profileColumns, profiledRows, type ColumnProfile } from "./columnProfile";
import { headerWords, isCustomerWord, type Field } from "./columnWords";
import { isColumnOfHalves } from "./halfOfDay";
import { findHeaderRow, rowCells, widest } from "./headers";
import { detectionOf, findQuestions, type AnswerColumns } from "./questionsAndAnswers";
import { parseRole, Role, rolesByWord } from "./role";
import { cellText, isBlank, isErrorCell, type Table } from "./table";
import { TimeReader } from "./time";
import { wallClockBeside } from "./wallClock";

export { fields, isHeaderWord, type Field } from "./columnWords";

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
  /** A column of AM and PM, 上午 and 下午, beside `time`; left out when there is none. */
  readonly halfColumn?: number;
  /** Where each row holds a question and its answer: the columns of both sides. */
  readonly answers?: AnswerColumns;
}

export interface ColumnOverrides {
  /** Field by zero-based column; null takes a column out. */
  readonly columns?: Readonly<Record<number, Field | null>>;
  /** Zero-based row of the header; null when there is none; found when left out. */
  readonly headerRow?: number | null;
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
  // What a person says of a column makes each row one message.
  const isCorrected = Object.keys(overrides.columns ?? {}).length > 0;
  const questions = isCorrected ? null : findQuestions(table, overrides.headerRow);
  if (questions !== null && questions !== "list") return detectionOf(table, questions);
  let headerRow = overrides.headerRow === undefined ? findHeaderRow(table, headerWords) : overrides.headerRow;
  const columnByField = new Map<Field, number>();
  const basis = new Map<Field, ColumnBasis>();
  const closed = new Set<number>();
  const take = (field: Field, column: number, why: ColumnBasis) => {
    columnByField.set(field, column);
    basis.set(field, why);
    closed.add(column);
  };

  /** Moves a column from one field to another that no column has. */
  const move = (from: Field, to: Field) => {
    const column = columnByField.get(from) as number;
    columnByField.delete(from);
    take(to, column, "header");
  };
  /** A name beside both roles says with whom, not by whom. */
  const settlePartner = () => {
    const named = columnByField.get("sender");
    const roles = columnByField.get("role");
    if (named === undefined || roles === undefined || basis.get("sender") !== "header") return;
    if (columnByField.has("conversation")) return;
    if (standsOnBothSides(table, named, roles, (headerRow ?? -1) + 1)) move("sender", "conversation");
  };
  const settleSides = () => {
    const kind = columnByField.get("kind");
    const isOpen = kind !== undefined && !columnByField.has("role") && basis.get("kind") === "header";
    // 类型: 客户, 客服.
    if (isOpen && holdsRoles(table, kind, (headerRow ?? -1) + 1)) move("kind", "role");
    const sender = columnByField.get("sender");
    const beside = columnByField.has("customer") || columnByField.has("agent");
    if (sender === undefined || !beside || basis.get("sender") !== "header") return;
    const first = (headerRow ?? -1) + 1;
    if (!columnByField.has("role")) {
      // 发送方: 客户, 客服; their names stand in columns of their own.
      if (holdsRoles(table, sender, first)) move("sender", "role");
    } else if (!columnByField.has("customer") && isCustomerWord(table.cell(first - 1, sender))) {
      move("sender", "customer");
    }
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
  if (named !== undefined && roles === undefined && basis.get("sender") === "header") {
    // from: customer, agent; their names stand in another column that names speakers.
    const others = headers.map((cell, column) => (closed.has(column) ? null : cell));
    const other = headerWords.assign(others).get("sender");
    if (other !== undefined && holdsRoles(table, named, (headerRow ?? -1) + 1)) {
      move("sender", "role");
      take("sender", other, "header");
    }
  }

  settlePartner();
  if (headerRow !== null) settleSides();
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
  const halfColumn = profiles.findIndex(
    (profile, column) => !closed.has(column) && profile.coverage >= 0.8 && isColumnOfHalves(profile.values),
  );
  if (halfColumn >= 0) closed.add(halfColumn);
  for (const [field, column] of fieldsByContent(profiles, columnByField, closed, headerRow !== null)) {
    take(field, column, "content");
  }
  // 客户 | 客服 | 收发: whose the words are, only the cells of the last tell.
  if (headerRow !== null && basis.get("role") === "content") {
    settlePartner();
    settleSides();
  }

  const unix = columnByField.get("time");
  if (unix !== undefined && basis.get("time") !== "corrected") {
    const isFree = (column: number) => !closed.has(column);
    const clock = wallClockBeside(table, unix, isFree, headerRow === null ? 0 : headerRow + 1);
    if (clock !== undefined) take("time", clock, basis.get("time") ?? "content");
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
    ...(halfColumn >= 0 && { halfColumn }),
  };
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
  const want = (field: Field, score: (profile: ColumnProfile, column: number) => number) => {
    if (claimed.has(field)) return;
    let best = 0;
    let place = -1;
    for (const column of free) {
      const value = score(profiles[column] as ColumnProfile, column);
      if (value > best) [best, place] = [value, column];
    }
    if (place < 0) return;
    found.set(field, place);
    free.delete(place);
  };
  // A whole date and clock is better than a clock alone, and that better than a day.
  want("time", (p) => (p.times >= 0.8 && p.filled > 0 ? 1 + (1 - p.days) + (1 - p.clocks) : 0));
  want("role", (p) => (p.roles >= 0.9 && p.kindsOfRoles >= 2 ? p.roles : 0));
  // Words are long and seldom repeat, and stand right of the name that speaks them.
  want("text", (p, column) =>
    p.words >= 0.3
      ? p.meanLength * Math.sqrt(p.distinct) * (p.distinct / p.filled) * (hasHeader ? 1 : 1 + 0.2 * column)
      : 0,
  );
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

/** Whether nearly all cells are the words of two roles at least. */
function holdsRoles(table: Table, column: number, firstRow: number): boolean {
  const seen = new Set<Role>();
  let filled = 0;
  let known = 0;
  for (let row = firstRow; row < Math.min(table.rowCount, firstRow + profiledRows); row++) {
    const cell = table.cell(row, column);
    if (isBlank(cell)) continue;
    filled++;
    const role = parseRole(cell);
    if (role === Role.unknown) continue;
    known++;
    seen.add(role);
  }
  return seen.size >= 2 && known >= 0.9 * filled;
}

/** Whether a name stands beside the customer's role and the agent's. */
function standsOnBothSides(table: Table, names: number, roles: number, firstRow: number): boolean {
  const roleByName = new Map<string, Role>();
  const roleOf = rolesByWord(firstRow === 0 ? "" : cellText(table.cell(firstRow - 1, roles)));
  for (let row = firstRow; row < Math.min(table.rowCount, firstRow + profiledRows); row++) {
    const role = roleOf(table.cell(row, roles));
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
