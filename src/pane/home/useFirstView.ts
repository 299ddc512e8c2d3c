import { useEffect, useRef } from "react";
import type { SourceInfo } from "../../excel/types";
import { useScan } from "../scan/ScanProvider";
import { useView } from "../shell/ViewProvider";

/** A new workbook has a sheet, and nothing in it. */
export function holdsNothing(sources: readonly SourceInfo[]): boolean {
  return sources.every(({ rows }) => rows === 0);
}

/**
 * The pane opens with Check where there are chats to check, and with Home where there is nothing yet or an earlier check
 * tells of itself. A person who has gone elsewhere in the meantime is left there.
 */
export function useFirstView(): void {
  const { sources, traces, phase } = useScan().state;
  const { view, open } = useView();
  const settled = useRef(false);
  useEffect(() => {
    if (settled.current) return;
    if (view !== "scan" || phase.name !== "setup") settled.current = true;
    else if (sources !== null) {
      settled.current = true;
      if (holdsNothing(sources) || traces.length > 0) open("home");
    }
  }, [sources, traces, phase, view, open]);
}
