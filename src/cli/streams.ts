import type { Worker } from "node:worker_threads";

/** What a command reads and writes, so that it runs in a test as in a shell. */
export interface Streams {
  /** Standard input, read to its end. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Standard input as it comes; `stdin` where it is left out. */
  readonly stdinPieces?: () => AsyncIterable<Uint8Array>;
  /** Data only. Resolves when more can be written. */
  readonly stdout: (text: string) => Promise<void>;
  /** Sentences about what went wrong. */
  readonly stderr: (text: string) => void;
  /** Whether `stderr` is a terminal, on which a line can be written over. */
  readonly isTerminal?: boolean;
  /** Aborted when the person interrupts the run. */
  readonly signal?: AbortSignal;
  /** Starts a thread that runs `serveBlocks`; without it everything runs in one. */
  readonly startWorker?: () => Worker;
  readonly env: Readonly<Record<string, string | undefined>>;
}
