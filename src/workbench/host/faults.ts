import type { BatchRequest, BatchResponse } from "./richApi/protocol";

/** A failure that a test asks for. */
export interface Fault {
  /** A code of `Excel.ErrorCodes`: "GeneralException", "AccessDenied", … */
  readonly code: string;
  readonly message?: string;
  /** Batches that still succeed before the one that fails. */
  readonly after?: number;
  /** Actions of the failing batch that are carried out before it fails: none when nothing is said, Infinity for all. */
  readonly actions?: number;
  /** Only batches for which this holds fail or count. */
  readonly matching?: (request: BatchRequest) => boolean;
}

/** Trouble on demand: cells being edited, and batches that fail. */
export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];
  private readonly listeners = new Set<(request: BatchRequest) => void>();
  private editing = false;
  private editingEnded: (() => void)[] = [];

  get cellEditing(): boolean {
    return this.editing;
  }
  set cellEditing(editing: boolean) {
    this.editing = editing;
    if (editing) return;
    for (const resume of this.editingEnded.splice(0)) resume();
  }

  cellEditingEnded(): Promise<void> {
    return this.editing ? new Promise((resolve) => this.editingEnded.push(resolve)) : Promise.resolve();
  }

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.after ?? 0 });
  }

  onBatch(listener: (request: BatchRequest) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Carries a batch out, or lets it fail. */
  apply(request: BatchRequest, process: (request: BatchRequest) => BatchResponse): BatchResponse {
    if (isHousekeeping(request)) return process(request);
    for (const listener of [...this.listeners]) listener(request);
    const due = this.waiting.find(({ fault }) => fault.matching?.(request) ?? true);
    if (!due) return process(request);
    if (due.left-- > 0) return process(request);
    this.waiting.splice(this.waiting.indexOf(due), 1);
    const { code, message = code, actions = 0 } = due.fault;
    const done = process({ ...request, Actions: request.Actions.slice(0, actions) });
    if (done.Error) return done;
    return {
      Results: done.Results,
      Error: {
        Code: code,
        Message: message,
        Location: null,
        HttpStatusCode: 400,
        ActionIndex: Math.min(actions, request.Actions.length - 1),
      },
    };
  }
}

/** The library lets go of tracked objects by batches of its own. */
function isHousekeeping({ Actions: actions }: BatchRequest): boolean {
  return actions.every(({ ActionType: type, Name: name }) => type === 1 || name === "_RemoveReference");
}
