import { parseAddress, type Rect } from "./address";
import { supports } from "./environment";
import { inExcel } from "./run";
import { intersect } from "./source";

/** Whether a person changed the watched cells meanwhile, so that results would land on the wrong rows. */
export interface Watch {
  changed(): boolean;
  /** Our own writes follow: a host that cannot tell who wrote is no longer listened to. */
  beforeOwnWrites(): Promise<void>;
  stop(): Promise<void>;
}

/** Watches a rectangle of a sheet for edits. Inserted and deleted rows and columns count wherever they are. */
export function watchCells(sheetId: string, cells: Rect): Promise<Watch> {
  let changed = false;
  const tellsWho = supports("ExcelApi", "1.14");
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const handler = sheet.onChanged.add((event) => {
      if (tellsWho && event.triggerSource === "ThisLocalAddin") return Promise.resolve();
      changed ||= event.changeType !== "RangeEdited" || touches(event.address, cells);
      return Promise.resolve();
    });
    const sortHandler = supports("ExcelApi", "1.10")
      ? sheet.onRowSorted.add((event) => {
          changed ||= touches(event.address, cells);
          return Promise.resolve();
        })
      : null;
    let listening = true;
    await context.sync();

    const stop = async () => {
      if (!listening) return;
      listening = false;
      try {
        await Excel.run(handler.context, async (sameContext) => {
          handler.remove();
          sortHandler?.remove();
          await sameContext.sync();
        });
      } catch {
        // The sheet is gone, and its handlers with it.
      }
    };
    return {
      changed: () => changed,
      beforeOwnWrites: () => (tellsWho ? Promise.resolve() : stop()),
      stop,
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
