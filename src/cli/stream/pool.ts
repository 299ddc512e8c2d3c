import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { parentPort, type Worker } from "node:worker_threads";
import { Problem, type ProblemKind, type ProblemValues } from "../../problem";
import { BlockInspector, type BlockResult, type BlockSettings, type BlockTask } from "./inspectBlock";

type Request = { readonly settings: BlockSettings } | { readonly id: number; readonly task: BlockTask };

type Reply =
  | { readonly id: number; readonly result: BlockResult }
  | { readonly id: number; readonly problem: { kind: ProblemKind; code: string; values: ProblemValues } }
  | { readonly id: number; readonly defect: string };

/** A thread's side: inspects blocks as they come. */
export function serveBlocks(): void {
  let inspector: BlockInspector | null = null;
  parentPort?.on("message", (request: Request) => {
    if ("settings" in request) {
      inspector = new BlockInspector(request.settings);
      return;
    }
    const { id, task } = request;
    let reply: Reply;
    try {
      reply = { id, result: (inspector as BlockInspector).inspect(task) };
    } catch (error) {
      if (error instanceof Problem) {
        reply = { id, problem: { kind: error.kind, code: error.code, values: error.values } };
      } else reply = { id, defect: error instanceof Error ? error.name : typeof error };
    }
    parentPort?.postMessage(reply);
  });
}

interface Waiting {
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: unknown) => void;
}

/** No more threads than this where nobody says how many: each takes some hundred megabytes. */
const mostUnasked = 8;
/** By how much a heap grows before it is tidied up. Left alone, each thread's grows to thrice what it holds. */
const heapGrowthPercent = 40;
/** A thread compiles the rules first, and its code runs slowly at the beginning, which must be worth it. */
const fewestBlocks = 5;

/**
 * How many threads inspect so many blocks.
 *
 * @param jobs how many a person wants; undefined: as many as the machine has processors and the blocks are worth
 * @example threadsFor(undefined, 50, 4) //=> 4
 * @example threadsFor(undefined, 5, 4) //=> 1
 */
export function threadsFor(
  jobs: number | undefined,
  blocks: number,
  processors = availableParallelism(),
): number {
  if (jobs !== undefined) return Math.max(1, Math.min(jobs, blocks));
  return Math.max(1, Math.min(processors, mostUnasked, Math.floor(blocks / fewestBlocks)));
}

/**
 * Inspects blocks in several threads, or in this one, and gives the results in the order of the blocks. A few blocks wait for
 * each thread, so that none is idle and memory stays bounded.
 */
export class BlockPool {
  private readonly workers: Worker[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  /** @param jobs as of `threadsFor` */
  constructor(
    private readonly jobs: number | undefined,
    private readonly startWorker: (() => Worker) | undefined,
  ) {}

  /** @param blocks how many there will be: no more threads are started than that */
  async *run(
    settings: BlockSettings,
    tasks: AsyncIterable<BlockTask>,
    blocks: number,
    signal?: AbortSignal,
  ): AsyncGenerator<BlockResult> {
    const threads = this.startWorker === undefined ? 1 : threadsFor(this.jobs, blocks);
    if (threads <= 1) {
      const inspector = new BlockInspector(settings);
      for await (const task of tasks) {
        signal?.throwIfAborted();
        yield inspector.inspect(task);
      }
      return;
    }
    // A million rows on four threads fit in 600 MB, for a quarter more processor time; one thread alone needs no such care.
    setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
    while (this.workers.length < threads) this.workers.push(this.start());
    for (const worker of this.workers) worker.postMessage({ settings } satisfies Request);
    const inFlight: Promise<BlockResult>[] = [];
    for await (const task of tasks) {
      signal?.throwIfAborted();
      inFlight.push(this.send(task));
      if (inFlight.length >= threads * 2) yield (await inFlight.shift()) as BlockResult;
    }
    for (const result of inFlight) {
      signal?.throwIfAborted();
      yield await result;
    }
  }

  async dispose(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
    this.workers.length = 0;
  }

  private start(): Worker {
    const worker = (this.startWorker as () => Worker)();
    worker.on("message", (reply: Reply) => {
      const waiting = this.waiting.get(reply.id);
      this.waiting.delete(reply.id);
      if ("result" in reply) waiting?.resolve(reply.result);
      else if ("problem" in reply) {
        const { kind, code, values } = reply.problem;
        waiting?.reject(new Problem(kind, code, values));
      } else waiting?.reject(new Problem("wrongInput", "cli.defect", { kind: reply.defect }));
    });
    worker.on("error", (error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
    return worker;
  }

  private send(task: BlockTask): Promise<BlockResult> {
    const id = this.next++;
    const result = new Promise<BlockResult>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    // A block that fails is told when its turn comes.
    result.catch(() => undefined);
    const worker = this.workers[id % this.workers.length];
    worker.postMessage({ id, task } satisfies Request, [task.bytes.buffer as ArrayBuffer]);
    return result;
  }
}
