import { isMainThread, Worker, type ResourceLimits } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { Problem } from "../problem";
import { run } from "./index";

/** What a block leaves behind is used up with it: more room for what is new would only be memory. */
const limitsOfThread: ResourceLimits = { maxYoungGenerationSizeMb: 6 };

const program = fileURLToPath(import.meta.url);
/** Run from its source it has one thread: Node loads no TypeScript into others. */
const isBuilt = program.endsWith(".mjs");

if (isMainThread) await runCommand();
else (await import("./stream/pool")).serveBlocks();

async function runCommand(): Promise<void> {
  // `kefu parse FILE | head` closes the pipe early: that is no failure. Other errors reject the write that they befell.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
  });
  // Nobody is left to be told, and what the run was asked for goes on.
  process.stderr.on("error", () => undefined);

  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Whoever asks twice does not wait for the work to be tidied up.
    process.on(signal, () => (interruption.signal.aborted ? process.exit(130) : interruption.abort()));
  }

  process.exitCode = await run(process.argv.slice(2), {
    stdin: readStandardInput,
    stdinPieces: () => process.stdin,
    stdout: writeStandardOutput,
    stderr: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    signal: interruption.signal,
    startWorker: isBuilt ? () => new Worker(program, { resourceLimits: limitsOfThread }) : undefined,
    env: process.env,
  });
}

/** @throws Problem `cli.standardOutput` */
function writeStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (error) reject(new Problem("wrongInput", "cli.standardOutput", { reason: error.code ?? "unknown" }));
      else resolve();
    });
  });
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
