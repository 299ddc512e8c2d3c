import type { RulesetChanges } from "../../inspection";
import { Problem } from "../../problem";
import { abortError, throwIfAborted } from "../trouble";
import { inspectChats } from "./inspectChats";
import type { Scanner, ScanReport } from "./job";
import type { FromWorker, ToWorker } from "./messages";
import { transferOf, type PackedBlock } from "./pack";

type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "addEventListener" | "removeEventListener">;

/** A worker that has started and serves nobody. To load its code and to compile the rules takes longer than most scans. */
let idle: Worker | null = null;

/** A scanner in a Web Worker; in this thread where there are no workers (Node) or the host forbids them. */
export function createScanner(): Scanner {
  const worker = idle ?? startWorker();
  idle = null;
  return worker ? scannerInWorker(worker, () => keep(worker)) : scannerInThisThread();
}

/** Makes the next scan quick to begin: starts the worker, and lets it compile the rules that it will ask for. */
export function prepareScanner(changes: RulesetChanges): void {
  idle ??= startWorker();
  idle?.postMessage({ kind: "prepare", changes } satisfies ToWorker);
}

function startWorker(): Worker | null {
  if (typeof Worker === "undefined") return null;
  try {
    const worker = new Worker(new URL("./scan.worker.ts", import.meta.url));
    worker.addEventListener("error", () => {
      if (idle === worker) idle = null;
    });
    return worker;
  } catch {
    return null;
  }
}

function keep(worker: Worker): void {
  if (idle) worker.terminate();
  else idle = worker;
}

export function scannerInThisThread(): Scanner {
  const blocks: PackedBlock[] = [];
  return {
    add: (block) => void blocks.push(block),
    // The pane stays alive between two slices.
    inspect: (job, onProgress, signal) => inspectChats(blocks, job, onProgress, nextTask, signal),
    dispose: () => void (blocks.length = 0),
  };
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Speaks to a worker that runs `scan.worker.ts`.
 *
 * @param release takes the worker back when it has nothing left to do; without it the worker is ended
 */
export function scannerInWorker(worker: WorkerPort, release = () => worker.terminate()): Scanner {
  /** Blocks lie in the worker, or it is at work: then only its end frees what it holds. */
  let engaged = false;
  const say = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  // A script that cannot be loaded says so only here, perhaps long before the first answer is awaited.
  let fail: () => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    fail = () => {
      engaged = true;
      reject(new Error("The scan worker could not be started."));
    };
  });
  worker.addEventListener("error", fail);
  broken.catch(() => undefined);
  return {
    add(block) {
      engaged = true;
      say({ kind: "block", block }, transferOf(block));
    },
    dispose() {
      worker.removeEventListener("error", fail);
      if (engaged) worker.terminate();
      else release();
    },
    async inspect(job, onProgress, signal) {
      throwIfAborted(signal);
      const answer = new Promise<ScanReport>((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(abortError()), { once: true });
        const hear = ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === "progress") return onProgress(data.progress);
          worker.removeEventListener("message", hear);
          engaged = false;
          if (data.kind === "done") resolve(data.report);
          else if (data.kind === "problem") reject(new Problem(data.problem, data.code, data.values));
          else reject(new Error(`The scan worker failed: ${data.message}`));
        };
        worker.addEventListener("message", hear);
        engaged = true;
        say({ kind: "inspect", job });
      });
      return Promise.race([answer, broken]);
    },
  };
}
