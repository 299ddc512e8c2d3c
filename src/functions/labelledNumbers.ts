import { isBlank } from "../chat/table";
import { commonHeight } from "./chatInput";
import { asShown, numberOfText, wrongInColumn, type Column } from "./parameters";

export interface LabelledNumber {
  readonly label: string;
  readonly value: number;
  /** Zero-based row of the columns. */
  readonly row: number;
}

/**
 * Two columns that belong together, a name and a number per row. Blank rows and a header are left out; a name without a
 * number is no 0.
 *
 * @throws Problem that names the number that cannot be read
 */
export function labelledNumbers(labels: Column, numbers: Column): LabelledNumber[] {
  const rows: LabelledNumber[] = [];
  const height = commonHeight([labels, numbers]);
  let isFirst = true;
  for (let row = 0; row < height; row++) {
    const label = labels.cell(row);
    const cell = numbers.cell(row);
    if (isBlank(label) && isBlank(cell)) continue;
    const value =
      typeof cell === "number" ? asShown(cell) : typeof cell === "string" ? numberOfText(cell) : NaN;
    // One row at most is a header: nobody whose sales are "n/a" may vanish with it.
    const couldBeHeader = isFirst && row + 1 < numbers.height && typeof cell === "string" && !isBlank(cell);
    isFirst = false;
    if (Number.isNaN(value)) {
      if (couldBeHeader) continue;
      throw wrongInColumn("functions.notNumber", numbers, row);
    }
    rows.push({ label: label === null ? "" : String(label), value, row });
  }
  return rows;
}
