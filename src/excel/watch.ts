import { parseAddress, type Rect } from "./address";
import { inExcel } from "./run";
import { intersect } from "./source";

/** Whether a person changed the watched cells meanwhile, so that results would land on the wrong rows. */
export interface Watch {
  changed(): boolean;
  stop(): Promise<void>;
}

/** Watches a rectangle of a sheet for edits. Inserted and deleted rows and columns count wherever they are. */
export function watchCells(sheetId: string, cells: Rect): Promise<Watch> {
  let changed = false;
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const handler = sheet.onChanged.add((event) => {
      if (event.triggerSource === "ThisLocalAddin") return Promise.resolve();
      changed ||= event.changeType !== "RangeEdited" || touches(event.address, cells);
      return Promise.resolve();
    });
    const sortHandler = sheet.onRowSorted.add((event) => {
      changed ||= touches(event.address, cells);
      return Promise.resolve();
    });
    await context.sync();
    return {
      changed: () => changed,
      async stop() {
        try {
          await Excel.run(handler.context, async (sameContext) => {
            handler.remove();
            sortHandler.remove();
            await sameContext.sync();
          });
        } catch {
          // The sheet is gone, and its handlers with it.
        }
      },
    };
  });
}

/** Several areas cannot be parsed as one: then it is taken to touch. */
function touches(address: string, cells: Rect): boolean {
  const place = parseAddress(address);
  if (!place) return true;
  const rows = place.rows ?? Infinity;
  const columns = place.columns ?? Infinity;
  return intersect({ ...place, rows, columns }, cells) !== null;
}
