import { isBlank, type Table } from "./table";
import { TimeReader } from "./time";
import { TimePrecision } from "./transcript";

const sampledRows = 50;
const farthest = 15 * 3600;
const quarter = 900;

/**
 * The column that tells the same moments by the shop's own clock where a column tells them as Unix time, as databases of
 * messengers do: in every row it is as many quarters of an hour away.
 *
 * @param isFree whether a column is no other field's
 * @returns undefined when there is none
 * @example wallClockBeside(tableOf([[1713056707, "2024-04-14 09:05:07"]]), 0, () => true, 0) //=> 1
 */
export function wallClockBeside(
  table: Table,
  time: number,
  isFree: (column: number) => boolean,
  firstRow: number,
): number | undefined {
  const reader = new TimeReader({ clockOffset: 0 });
  const moments: (readonly [row: number, seconds: number])[] = [];
  for (let row = firstRow; row < Math.min(table.rowCount, firstRow + sampledRows); row++) {
    const cell = table.cell(row, time);
    if (isBlank(cell)) continue;
    const seconds = reader.read(cell);
    if (!/^\d+$/.test(String(cell).trim()) || reader.offset !== 0) return undefined;
    moments.push([row, seconds]);
  }
  if (moments.length === 0) return undefined;
  for (let column = 0; column < table.columnCount; column++) {
    if (column !== time && isFree(column) && tellsMoments(table, column, moments)) return column;
  }
  return undefined;
}

function tellsMoments(
  table: Table,
  column: number,
  moments: readonly (readonly [row: number, seconds: number])[],
): boolean {
  const reader = new TimeReader();
  let away: number | undefined;
  return moments.every(([row, seconds]) => {
    const told = reader.read(table.cell(row, column));
    if (Number.isNaN(told) || reader.clockOnly || !Number.isNaN(reader.offset)) return false;
    const rounded = reader.precision === TimePrecision.second ? seconds : Math.floor(seconds / 60) * 60;
    if (reader.precision < TimePrecision.minute) return false;
    away ??= told - rounded;
    return told - rounded === away && Math.abs(away) <= farthest && away % quarter === 0;
  });
}
