import { Problem } from "../../problem";
import { abortError, throwIfAborted } from "../trouble";
import { inspectChats } from "./inspectChats";
import type { Scanner, ScanReport } from "./job";
import type { FromWorker, ToWorker } from "./messages";
import { transferOf, type PackedBlock } from "./pack";

/** A scanner in a Web Worker; in this thread where there are no workers (Node) or the host forbids them. */
export function createScanner(): Scanner {
  if (typeof Worker === "undefined") return scannerInThisThread();
  try {
    return scannerInWorker(new Worker(new URL("./scan.worker.ts", import.meta.url)));
  } catch {
    return scannerInThisThread();
  }
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

/** Speaks to a worker that runs `scan.worker.ts`. */
export function scannerInWorker(
  worker: Pick<Worker, "postMessage" | "terminate" | "addEventListener">,
): Scanner {
  const say = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  // A script that cannot be loaded says so only here, perhaps long before the first answer is awaited.
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => reject(new Error("The scan worker could not be started.")));
  });
  broken.catch(() => undefined);
  return {
    add: (block) => say({ kind: "block", block }, transferOf(block)),
    dispose: () => worker.terminate(),
    async inspect(job, onProgress, signal) {
      throwIfAborted(signal);
      const answer = new Promise<ScanReport>((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(abortError()), { once: true });
        worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === "progress") onProgress(data.progress);
          else if (data.kind === "done") resolve(data.report);
          else if (data.kind === "problem") reject(new Problem(data.problem, data.code, data.values));
          else reject(new Error(`The scan worker failed: ${data.message}`));
        });
        say({ kind: "inspect", job });
      });
      return Promise.race([answer, broken]);
    },
  };
}
