import type { RulesetChanges } from "../../inspection";
import { Problem } from "../../problem";
import { abortError, throwIfAborted } from "../trouble";
import { inspectChats } from "./inspectChats";
import { answerFromKept, keepChats, type Answers, type QuestionKind, type Questions } from "./kept";
import { transcriptOf } from "./readChats";
import type { ScanProgress } from "../types";
import type { ScanJob, Scanner } from "./job";
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

let questions = 0;

/**
 * Asks about the chats that the last scan left under a name, as long as the worker of that scan waits for the next one.
 *
 * @returns undefined when the chats are gone
 */
export function askLastScan<Kind extends QuestionKind>(
  keptAs: string,
  question: Kind,
  asked: Questions[Kind],
): Promise<Answers[Kind] | undefined> {
  if (!idle) return Promise.resolve(answerFromKept(keptAs, question, asked));
  const worker = idle;
  const number = ++questions;
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "answer" && data.number === number) end(data.answer as Answers[Kind] | undefined);
    };
    const fail = () => end(undefined);
    const end = (answer: Answers[Kind] | undefined) => {
      worker.removeEventListener("message", hear);
      worker.removeEventListener("error", fail);
      resolve(answer);
    };
    worker.addEventListener("message", hear);
    worker.addEventListener("error", fail);
    worker.postMessage({ kind: "ask", number, keptAs, job: null, question, asked } satisfies ToWorker);
  });
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
    async ask(job, question, asked) {
      const keptAs = job.keepAs ?? "";
      keepChats(keptAs, transcriptOf(blocks, job));
      return answerFromKept(keptAs, question, asked)!;
    },
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

  /** Says something and waits for what it ends with; progress goes on the way. */
  async function converse(
    message: ToWorker,
    signal: AbortSignal | undefined,
    onProgress: (progress: ScanProgress) => void,
  ): Promise<FromWorker> {
    throwIfAborted(signal);
    const answer = new Promise<FromWorker>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(abortError()), { once: true });
      const hear = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "progress") return onProgress(data.progress);
        // An answer to somebody who asked before this scanner took the worker over.
        if (data.kind === "answer" && (message.kind !== "ask" || data.number !== message.number)) return;
        worker.removeEventListener("message", hear);
        engaged = false;
        if (data.kind === "problem") reject(new Problem(data.problem, data.code, data.values));
        else if (data.kind === "error") reject(new Error(`The scan worker failed: ${data.message}`));
        else resolve(data);
      };
      worker.addEventListener("message", hear);
      engaged = true;
      say(message);
    });
    return Promise.race([answer, broken]);
  }

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
      const answer = await converse({ kind: "inspect", job }, signal, onProgress);
      if (answer.kind !== "done") throw new Error("The scan worker answered something else.");
      return answer.report;
    },
    async ask<Kind extends QuestionKind>(job: ScanJob, question: Kind, asked: Questions[Kind]) {
      const number = ++questions;
      const keptAs = job.keepAs ?? "";
      const answer = await converse(
        { kind: "ask", number, keptAs, job, question, asked },
        undefined,
        () => undefined,
      );
      if (answer.kind !== "answer") throw new Error("The scan worker answered something else.");
      return answer.answer as Answers[Kind];
    },
  };
}
