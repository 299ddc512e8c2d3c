import { supports } from "./environment";
import { inExcel } from "./run";
import type { SheetChange } from "./types";

type Listener = (change: SheetChange) => void;

const listeners = new Set<Listener>();
/** One registration in Excel however many listen; null: none. It is kept once made, for the pane lives as long. */
let registration: Promise<void> | null = null;

/**
 * Calls the listener when sheets come, go or are renamed, when a person changes cells, and when the selection moves.
 * Returns the way to stop.
 */
export function onSheetsChange(listener: Listener): () => void {
  listeners.add(listener);
  registration ??= register().catch(() => {
    // Excel refused (or there is none): the next listener tries again. The pane can be refreshed by hand.
    registration = null;
  });
  return () => listeners.delete(listener);
}

function tell(kind: SheetChange["kind"], sheetId: string | null): Promise<void> {
  for (const listener of [...listeners]) listener({ kind, sheetId });
  return Promise.resolve();
}

function register(): Promise<void> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onAdded.add(({ worksheetId }) => tell("sheets", worksheetId));
    worksheets.onDeleted.add(({ worksheetId }) => tell("sheets", worksheetId));
    worksheets.onActivated.add(({ worksheetId }) => tell("activated", worksheetId));
    worksheets.onSelectionChanged.add(({ worksheetId }) => tell("selection", worksheetId));
    worksheets.onChanged.add(({ worksheetId, triggerSource }) =>
      triggerSource === "ThisLocalAddin" ? Promise.resolve() : tell("cells", worksheetId),
    );
    if (supports("ExcelApi", "1.10")) {
      // Excel tells of a sort by this alone. Rows that moved are cells that changed: a finding's rows are others now.
      worksheets.onRowSorted.add(({ worksheetId }) => tell("cells", worksheetId));
    }
    if (supports("ExcelApi", "1.17")) {
      worksheets.onNameChanged.add(({ worksheetId }) => tell("sheets", worksheetId));
    }
    await context.sync();
  });
}
