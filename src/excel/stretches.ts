import { parseAddress } from "./address";

/** Rows of a sheet that were read as one block and that nobody has changed since. Rows count from zero. */
export interface Stretch {
  readonly row: number;
  readonly rows: number;
  /** The block's number, as `Scanner` knows it. */
  readonly block: number;
}

/** What Excel tells of a change: `event.changeType` and `event.address`. */
export interface CellChange {
  readonly kind:
    | "RangeEdited"
    | "RowInserted"
    | "RowDeleted"
    | "ColumnInserted"
    | "ColumnDeleted"
    | "CellInserted"
    | "CellDeleted"
    | "RowsSorted"
    | (string & {});
  /** One area or several, without a sheet: "B2:C3", "5:7", "A1,C4:C9". */
  readonly address: string;
}

/**
 * The stretches that a change leaves as they were read. A change only ever takes away: one that is told late or twice does
 * no harm, and what cannot be understood takes all. Rows that moved are read anew rather than followed, because nobody can
 * say whether a block was read before the move or after it.
 *
 * @param columns zero-based sheet columns that were read, ascending
 * @example
 * afterChange([{ row: 0, rows: 9, block: 1 }, { row: 9, rows: 9, block: 2 }], [0, 1], { kind: "RowInserted", address: "12:12" })
 * //=> [{ row: 0, rows: 9, block: 1 }]
 */
export function afterChange(
  stretches: readonly Stretch[],
  columns: readonly number[],
  { kind, address }: CellChange,
): Stretch[] {
  const areas = address.split(",").map((area) => parseAddress(area));
  return stretches.filter((stretch) => areas.every((area) => area && !reaches(kind, area, stretch, columns)));
}

type Area = NonNullable<ReturnType<typeof parseAddress>>;

function reaches(
  kind: CellChange["kind"],
  area: Area,
  stretch: Stretch,
  columns: readonly number[],
): boolean {
  const bottom = area.row + (area.rows ?? Infinity);
  const right = area.column + (area.columns ?? Infinity);
  const end = stretch.row + stretch.rows;
  const here = area.row < end && bottom > stretch.row;
  const fromHereDown = area.row < end;
  const isRead = columns.some((column) => column >= area.column && column < right);
  const fromHereRight = (columns.at(-1) ?? -1) >= area.column;
  switch (kind) {
    case "RangeEdited":
    case "RowsSorted":
      return here && isRead;
    case "RowInserted":
    case "RowDeleted":
      return fromHereDown;
    case "ColumnInserted":
    case "ColumnDeleted":
      return fromHereRight;
    case "CellInserted":
    case "CellDeleted":
      // Cells below moved, or cells to the right: not every version of Excel says which.
      return (fromHereDown && isRead) || (here && fromHereRight);
    default:
      return true;
  }
}
