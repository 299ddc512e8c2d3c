import { readTable } from "../chat/readTable";
import type { Reading } from "../chat/reading";
import { parseRole, Role } from "../chat/role";
import { isBlank, type Table } from "../chat/table";
import { commonHeight, isGiven } from "./chatInput";
import { column, type Column } from "./parameters";

/** The four columns that stand for a chat in the functions' contract. */
export const chatParameters = {
  conversations: column("conversations"),
  times: column("times"),
  sendersOrRoles: column("senders"),
  texts: column("texts"),
} as const;

export interface ChatColumns {
  readonly conversations: Column;
  readonly times: Column;
  readonly sendersOrRoles: Column;
  readonly texts: Column;
}

/**
 * Reads a chat from its four columns as a scan reads it from a sheet, so that both show the same numbers. A column whose
 * words are all roles is the role column; otherwise it names senders. Rows count from 1 within the ranges.
 *
 * @throws Problem when the heights differ or there is nothing to read; CellError for an error in a cell
 */
export function readChat({ conversations, times, sendersOrRoles, texts }: ChatColumns): Reading {
  const columns = [conversations, times, sendersOrRoles, texts] as const;
  // Without conversations it is one, without times it has none.
  const rowCount = commonHeight(columns.some(isGiven) ? columns.filter(isGiven) : columns);
  const table: Table = {
    rowCount,
    columnCount: columns.length,
    cell: (row, i) => columns[i]?.cell(row) ?? null,
    sourceRow: (row) => row + 1,
  };
  return readTable(table, {
    columns: {
      0: isGiven(conversations) ? "conversation" : null,
      1: isGiven(times) ? "time" : null,
      2: holdsRoles(sendersOrRoles, rowCount) ? "role" : "sender",
      3: "text",
    },
  });
}

/** Whether every word is a role; the first may be the header. */
function holdsRoles(cells: Column, height: number): boolean {
  let roles = 0;
  for (let row = 0; row < height; row++) {
    const cell = cells.cell(row);
    if (isBlank(cell)) continue;
    if (parseRole(cell) !== Role.unknown) roles++;
    else if (row > 0) return false;
  }
  return roles > 0;
}
