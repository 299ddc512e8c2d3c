import type { SheetSnapshot, SnapshotCell } from "../univer/snapshot";
import chats from "./chats.json";
import { dateTime } from "./style";
import type { Words } from "./words";

/** Columns of chats.json that hold times as text. */
const timeColumns = new Set([1, 5, 6]);

const lastRow = chats.rows.length + 1;

/** Columns of the chats for formulas in other sheets. */
export function chatColumns(words: Words) {
  const column = (letter: string) => `${inFormula(words.chats)}!${letter}2:${letter}${lastRow}`;
  return {
    conversations: column("A"),
    times: column("B"),
    senders: column("C"),
    roles: column("D"),
    texts: column("E"),
    count: new Set(chats.rows.map(([conversation]) => conversation)).size,
  };
}

/** A sheet's name as a formula takes it. */
export const inFormula = (sheetName: string): string =>
  /^[\p{L}_]+$/u.test(sheetName) ? sheetName : `'${sheetName.replaceAll("'", "''")}'`;

/** An invented outdoor shop's chats. They are Chinese in any language. */
export function chatSheet(words: Words): SheetSnapshot {
  const rows = chats.rows.map((row) =>
    row.map((cell, column): SnapshotCell => {
      if (cell === "") return null;
      return timeColumns.has(column) ? serialOf(cell) : cell;
    }),
  );
  return {
    name: words.chats,
    cells: [[...words.chatColumns], ...rows],
    columnWidths: [76, 172, 186, 68, 420, 172, 172],
    columnFormats: [null, dateTime, null, null, null, dateTime, dateTime],
    frozenRows: 1,
    table: { row: 0, column: 0, rows: rows.length + 1, columns: words.chatColumns.length },
  };
}

/**
 * Excel's date serial of a wall clock.
 *
 * @example serialOf("2026-11-16 12:00:00") //=> 46342.5
 */
export function serialOf(time: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(time)?.map(Number) ?? [];
  if (year === undefined) throw new RangeError(`"${time}" is no time like 2026-11-16 09:02:11`);
  const days = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
  return days + (hour * 3600 + minute * 60 + second) / 86_400;
}
