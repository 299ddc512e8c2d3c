import type { SourceChoice } from "./types";

/**
 * What ribbon and context-menu commands hand to the pane. Commands and pane share one page (shared runtime), so a store in
 * memory is enough; what arrives before the pane listens waits for it.
 */
export type PaneRequest =
  | { readonly kind: "scan"; readonly choice: SourceChoice }
  /** The way for chats into the workbook is to be shown. */
  | { readonly kind: "import" }
  /** A command removed the highlights; `complete` as `clearScan` says. */
  | { readonly kind: "cleared"; readonly complete: boolean }
  /** A command failed; `error` is an `ExcelTrouble` or any other error. */
  | { readonly kind: "failed"; readonly error: unknown };

type Listener = (request: PaneRequest) => void;

let waiting: PaneRequest | null = null;
const listeners = new Set<Listener>();

/** Hands a request to the pane. While nobody listens only the latest is kept. */
export function requestOfPane(request: PaneRequest): void {
  if (listeners.size === 0) waiting = request;
  else for (const listener of [...listeners]) listener(request);
}

/**
 * Listens to requests; a waiting one is delivered at once, to every listener that is there when the pane has opened. Returns
 * the way to stop.
 */
export function onPaneRequest(listener: Listener): () => void {
  listeners.add(listener);
  const request = waiting;
  const settle = () => {
    if (waiting === request) waiting = null;
  };
  if (request) {
    listener(request);
    queueMicrotask(settle);
  }
  return () => {
    listeners.delete(listener);
    settle();
  };
}

/** Asks the pane to scan. */
export function requestScan(choice: SourceChoice): void {
  requestOfPane({ kind: "scan", choice });
}

/** Listens to scan requests only. */
export function onScanRequest(listener: (choice: SourceChoice) => void): () => void {
  return onPaneRequest((request) => {
    if (request.kind === "scan") listener(request.choice);
  });
}
