import type { BookTable, Rect } from "../book";
import { shiftRect, type Shift } from "../geometry";

/** The tables of a sheet; their cells are the sheet's. */
export class Tables {
  list: readonly BookTable[] = [];

  add(table: BookTable): BookTable {
    this.list = [...this.list, table];
    return table;
  }

  /** @throws RangeError when there is none */
  get(id: string): BookTable {
    const table = this.list.find((candidate) => candidate.id === id);
    if (!table) throw new RangeError(`There is no table ${id}`);
    return table;
  }

  change(id: string, change: Partial<BookTable>): void {
    this.list = this.list.map((table) => (table.id === id ? { ...table, ...change } : table));
  }

  remove(id: string): void {
    this.list = this.list.filter((table) => table.id !== id);
  }

  move(shift: Shift): void {
    this.list = this.list.flatMap((table) => {
      const rect: Rect | null = shiftRect(table.rect, shift);
      return rect ? [{ ...table, rect }] : [];
    });
  }
}
