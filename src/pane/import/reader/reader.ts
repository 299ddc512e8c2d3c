import type { Cell } from "../../../chat/table";
import { abortError, throwIfAborted } from "../../../excel/trouble";
import type { ImportDigest, ReadProgress, ReadRequest, SourceInput } from "./digest";
import type { FromWorker, ToWorker } from "./messages";
import { ImportSession } from "./session";

/** Reads the sources of an import off the page's thread. */
export interface ImportReader {
  add(source: SourceInput): void;
  /** Rejects with an AbortError when cancelled; the sources are kept and can be read again. */
  read(
    request: ReadRequest,
    onProgress: (progress: ReadProgress) => void,
    signal?: AbortSignal,
  ): Promise<ImportDigest>;
  /** Rows of a table of the last reading. */
  rows(table: number, from: number, to: number): Promise<Cell[][]>;
  /** Ends it and frees what it holds. */
  dispose(): void;
}

/** A reader in a Web Worker; in this thread where there are no workers or the host forbids them. */
export function createImportReader(): ImportReader {
  if (typeof Worker === "undefined") return readerInThisThread();
  try {
    return readerInWorker(() => new Worker(new URL("./import.worker.ts", import.meta.url)));
  } catch {
    return readerInThisThread();
  }
}

export function readerInThisThread(): ImportReader {
  const session = new ImportSession();
  return {
    add: (source) => session.add(source),
    async read(request, onProgress, signal) {
      throwIfAborted(signal);
      return session.read(request, onProgress, async () => {
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
        throwIfAborted(signal);
      });
    },
    rows: (table, from, to) => Promise.resolve(session.rows(table, from, to)),
    dispose: () => undefined,
  };
}

type WorkerLike = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

interface Question {
  readonly onProgress: (progress: ReadProgress) => void;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Speaks to workers that run `import.worker.ts`, one at a time: a cancel ends the worker, the next reading starts another. */
export function readerInWorker(start: () => WorkerLike): ImportReader {
  const sources = new Map<number, SourceInput>();
  const questions = new Map<number, Question>();
  let worker: WorkerLike | null = listenTo(start());
  let asked = 0;

  function listenTo(made: WorkerLike): WorkerLike {
    made.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      const question = questions.get(data.id);
      if (!question) return;
      if (data.kind === "progress") return question.onProgress(data.progress);
      questions.delete(data.id);
      if (data.kind === "error") question.reject(new Error(`The import worker failed: ${data.message}`));
      else question.resolve((data.kind === "rows" ? data.rows : data.digest) as never);
    });
    // A script that cannot be loaded, or that runs out of memory, says so only here.
    made.addEventListener("error", () => end(new Error("The import worker could not go on.")));
    return made;
  }

  function end(reason: unknown): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of questions.values()) reject(reason);
    questions.clear();
  }

  function running(): WorkerLike {
    if (worker) return worker;
    const fresh = listenTo(start());
    for (const source of sources.values()) tell(fresh, { kind: "add", source });
    return (worker = fresh);
  }

  const tell = (to: WorkerLike, message: ToWorker) => to.postMessage(message);

  function ask<Answer>(
    message: (id: number) => ToWorker,
    onProgress: (progress: ReadProgress) => void,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const id = ++asked;
    return new Promise<Answer>((resolve, reject) => {
      questions.set(id, { onProgress, resolve, reject });
      signal?.addEventListener("abort", () => questions.has(id) && end(abortError()), { once: true });
      tell(running(), message(id));
    });
  }

  return {
    add(source) {
      sources.set(source.id, source);
      if (worker) tell(worker, { kind: "add", source });
    },
    async read(request, onProgress, signal) {
      throwIfAborted(signal);
      for (const id of [...sources.keys()]) if (!request.sources.includes(id)) sources.delete(id);
      return ask<ImportDigest>((id) => ({ kind: "read", id, request }), onProgress, signal);
    },
    rows: (table, from, to) =>
      ask<Cell[][]>(
        (id) => ({ kind: "rows", id, table, from, to }),
        () => undefined,
      ),
    dispose: () => end(abortError()),
  };
}
