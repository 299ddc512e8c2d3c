import { once } from "node:events";
import { run } from "./index";

// `kefu parse FILE | head` closes the pipe early: that is no failure, and nobody is left to be told.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 2);
});

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

process.exitCode = await run(process.argv.slice(2), {
  stdin: readStandardInput,
  stdout: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  stderr: (text) => process.stderr.write(text),
  env: process.env,
});
