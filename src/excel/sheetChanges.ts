import { supports } from "./environment";
import { inExcel } from "./run";
import type { SheetChange } from "./types";

type Listener = (change: SheetChange) => void;

const listeners = new Set<Listener>();
/** One registration in an Excel however many listen. It is kept once made, for the pane lives as long. */
const registrations = new WeakMap<typeof Excel, Promise<void>>();

/**
 * Calls the listener when sheets come, go or are renamed, when a person changes cells, and when the selection moves.
 * Returns the way to stop.
 */
export function onSheetsChange(listener: Listener): () => void {
  listeners.add(listener);
  registerOnce();
  return () => listeners.delete(listener);
}

function tell(kind: SheetChange["kind"], sheetId: string | null): Promise<void> {
  for (const listener of [...listeners]) listener({ kind, sheetId });
  return Promise.resolve();
}

function registerOnce(): void {
  // There is none while the pane is shown without a workbook.
  const excel = (globalThis as { Excel?: typeof Excel }).Excel;
  if (!excel || registrations.has(excel)) return;
  // Where Excel refuses, the next listener tries again. The pane can be refreshed by hand.
  registrations.set(
    excel,
    register().catch(() => void registrations.delete(excel)),
  );
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
    // Excel tells of a sort by this alone. Rows that moved are cells that changed: a finding's rows are others now.
    worksheets.onRowSorted.add(({ worksheetId }) => tell("cells", worksheetId));
    if (supports("ExcelApi", "1.17")) {
      worksheets.onNameChanged.add(({ worksheetId }) => tell("sheets", worksheetId));
    }
    await context.sync();
  });
}
