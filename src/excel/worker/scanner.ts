import type { RulesetChanges } from "../../inspection";
import { Problem } from "../../problem";
import { nextTask } from "../nextTask";
import { abortError, throwIfAborted } from "../trouble";
import { BlockStore, type Blocks } from "./blockStore";
import { inspectChats } from "./inspectChats";
import { explainText, type AskedText } from "./explaining";
import { answerFromKept, keepChats, type Answers, type QuestionKind, type Questions } from "./kept";
import { readChats } from "./readChats";
import type { Pace } from "./rulesEffect";
import type { ExplainedText, ScanProgress } from "../types";
import type { ScanJob, Scanner } from "./job";
import type { Failure, FromWorker, ToWorker } from "./messages";
import { ReportParts } from "./reportParts";
import { transferOf } from "./pack";

type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "addEventListener" | "removeEventListener">;

/** A worker that has started and serves nobody. To load its code and to compile the rules takes longer than most scans. */
let idle: Worker | null = null;
/** Numbers of the blocks that the idle worker keeps. */
let idleKeeps: ReadonlySet<number> = new Set();

/** A scanner in a Web Worker; in this thread where there are no workers (Node) or the host forbids them. */
export function createScanner(): Scanner {
  const worker = idle ?? startWorker();
  const keeps = worker === idle ? idleKeeps : new Set<number>();
  idle = null;
  if (!worker) return scannerInThisThread();
  return scannerInWorker(worker, {
    keeps,
    release: (kept) => keep(worker, kept),
    end: () => endWorker(worker),
  });
}

/** Makes the next scan quick to begin: starts the worker, and lets it compile the rules that it will ask for. */
export function prepareScanner(changes: RulesetChanges): void {
  readyWorker()?.postMessage({ kind: "prepare", changes } satisfies ToWorker);
}

function readyWorker(): Worker | null {
  if (!idle) {
    idle = startWorker();
    idleKeeps = new Set();
  }
  return idle;
}

let questions = 0;

/** What becomes of those who wait for an answer of a worker that is ended. */
const waiting = new Map<Worker, Set<() => void>>();

/**
 * Asks about the chats that the last scan left under a name, as long as the worker of that scan waits for the next one.
 *
 * @returns undefined when the chats are gone
 * @throws Problem; AbortError when the signal says that nobody wants to know any more
 */
export function askLastScan<Kind extends QuestionKind>(
  keptAs: string,
  question: Kind,
  asked: Questions[Kind],
  signal?: AbortSignal,
): Promise<Answers[Kind] | undefined> {
  throwIfAborted(signal);
  if (!idle) return answerFromKept(keptAs, question, asked, paceHere(signal));
  const ask = (number: number): ToWorker => ({ kind: "ask", number, keptAs, job: null, question, asked });
  return askWorker(idle, ask, signal) as Promise<Answers[Kind] | undefined>;
}

/**
 * Asks how rules come to their verdicts on a text.
 *
 * @throws Problem when the text is no chat
 */
export async function askAboutText(asked: AskedText): Promise<ExplainedText> {
  const worker = readyWorker();
  const answer = worker && (await askWorker(worker, (number) => ({ kind: "askText", number, asked })));
  // Without a worker, or when a cancelled scan has ended it meanwhile.
  return (answer as ExplainedText | undefined) ?? explainText(asked);
}

/** The answer to a question that an idle worker is asked; undefined when the worker ends before it. */
function askWorker(
  worker: Worker,
  ask: (number: number) => ToWorker,
  signal?: AbortSignal,
): Promise<Extract<FromWorker, { kind: "answer" }>["answer"]> {
  const number = ++questions;
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<FromWorker>) => {
      if (!("number" in data) || data.number !== number) return;
      end();
      if (data.kind === "answer") resolve(data.answer);
      else reject(errorOf(data));
    };
    const gone = () => {
      end();
      resolve(undefined);
    };
    const forget = () => {
      end();
      worker.postMessage({ kind: "forget", number } satisfies ToWorker);
      reject(abortError());
    };
    const waiters = waiting.get(worker) ?? new Set();
    const end = () => {
      worker.removeEventListener("message", hear);
      worker.removeEventListener("error", gone);
      signal?.removeEventListener("abort", forget);
      waiters.delete(gone);
    };
    waiting.set(worker, waiters.add(gone));
    worker.addEventListener("message", hear);
    worker.addEventListener("error", gone);
    signal?.addEventListener("abort", forget);
    worker.postMessage(ask(number));
  });
}

function endWorker(worker: Worker): void {
  worker.terminate();
  for (const gone of [...(waiting.get(worker) ?? [])]) gone();
  waiting.delete(worker);
}

function errorOf(failure: Failure): Error {
  return failure.kind === "problem"
    ? new Problem(failure.problem, failure.code, failure.values)
    : new Error(`The scan worker failed: ${failure.message}`);
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

function keep(worker: Worker, kept: ReadonlySet<number>): void {
  if (idle) endWorker(worker);
  else {
    idle = worker;
    idleKeeps = kept;
  }
}

/** Where there are no workers, this thread keeps what a worker would. */
let keptHere: Blocks = new Map();

export function scannerInThisThread(): Scanner {
  const store = new BlockStore(keptHere);
  const take = () => {
    const blocks = store.take();
    keptHere = store.kept;
    return blocks;
  };
  return {
    kept: new Set(keptHere.keys()),
    add: (block, number) => store.add(block, number),
    reuse: (number) => store.reuse(number),
    // The pane stays alive between two slices.
    inspect: (job, onProgress, signal) => inspectChats(take(), job, onProgress, nextTask, signal),
    async ask(job, question, asked, signal) {
      const keptAs = job.keepAs ?? "";
      keepChats(keptAs, readChats(take(), job));
      return (await answerFromKept(keptAs, question, asked, paceHere(signal)))!;
    },
    dispose: () => undefined,
  };
}

const paceHere = (signal?: AbortSignal): Pace => ({ pause: nextTask, ...(signal && { signal }) });

/**
 * Speaks to a worker that runs `scan.worker.ts`.
 *
 * @param release takes the worker back when it has nothing left to do, and is told which blocks it keeps
 * @param end ends the worker; without `release` that is done in any case
 * @param keeps numbers of the blocks that the worker kept before
 */
export function scannerInWorker(
  worker: WorkerPort,
  {
    end = () => worker.terminate(),
    release = end,
    keeps = new Set(),
  }: {
    readonly release?: (kept: ReadonlySet<number>) => void;
    readonly end?: () => void;
    readonly keeps?: ReadonlySet<number>;
  } = {},
): Scanner {
  /** Numbers of the blocks of this scan: they take the place of those that were kept. */
  const sent = new Set<number>();
  const parts = new ReportParts();
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
        if (data.kind === "part") return parts.take(data.part);
        // An answer to somebody who asked before this scanner took the worker over.
        if ("number" in data && (message.kind !== "ask" || data.number !== message.number)) return;
        worker.removeEventListener("message", hear);
        engaged = false;
        if (data.kind === "problem" || data.kind === "error") reject(errorOf(data));
        else resolve(data);
      };
      worker.addEventListener("message", hear);
      engaged = true;
      say(message);
    });
    return Promise.race([answer, broken]);
  }

  return {
    kept: keeps,
    add(block, number) {
      engaged = true;
      sent.add(number);
      say({ kind: "block", block, number }, transferOf(block));
    },
    reuse(number) {
      engaged = true;
      sent.add(number);
      say({ kind: "reuse", number });
    },
    dispose() {
      worker.removeEventListener("error", fail);
      if (engaged) end();
      else release(sent.size > 0 ? sent : keeps);
    },
    async inspect(job, onProgress, signal) {
      const answer = await converse({ kind: "inspect", job }, signal, onProgress);
      if (answer.kind !== "done") throw new Error("The scan worker answered something else.");
      return parts.reportWith(answer.report);
    },
    async ask<Kind extends QuestionKind>(
      job: ScanJob,
      question: Kind,
      asked: Questions[Kind],
      signal?: AbortSignal,
    ) {
      const number = ++questions;
      const keptAs = job.keepAs ?? "";
      const answer = await converse(
        { kind: "ask", number, keptAs, job, question, asked },
        signal,
        () => undefined,
      );
      if (answer.kind !== "answer") throw new Error("The scan worker answered something else.");
      return answer.answer as Answers[Kind];
    },
  };
}
