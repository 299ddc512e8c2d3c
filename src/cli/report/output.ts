import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { extname } from "node:path";
import { Problem } from "../../problem";
import type { Streams } from "../streams";
import type { Workspace } from "../stream/workspace";

/** How results are written: `table` is for people at a terminal, the others for programs and spreadsheets. */
export const outputFormats = ["table", "json", "jsonl", "csv", "parquet", "xlsx"] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface OutputOptions {
  readonly json?: boolean;
  readonly to?: OutputFormat;
  /** A file; standard output when left out. */
  readonly out?: string;
}

const formatByExtension: Readonly<Record<string, OutputFormat>> = {
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".parquet": "parquet",
  ".xlsx": "xlsx",
  ".txt": "table",
};

/**
 * The format that options ask for: `--to`, `--json`, or the extension of `--out`; a table when nothing does.
 *
 * @throws Problem `cli.twoFormats`, `cli.outUnknown`, `cli.outNeedsFile`
 */
export function outputFormatOf({ json, to, out }: OutputOptions): OutputFormat {
  if (json && to !== undefined && to !== "json") throw new Problem("wrongInput", "cli.twoFormats", { to });
  const extension = out === undefined ? "" : extname(out).toLowerCase();
  const format = to ?? (json ? "json" : out === undefined ? "table" : formatByExtension[extension]);
  if (format === undefined) {
    const extensions = Object.keys(formatByExtension).join(" ");
    throw new Problem("wrongInput", "cli.outUnknown", { file: out ?? "", extensions });
  }
  if ((format === "parquet" || format === "xlsx") && out === undefined) {
    throw new Problem("wrongInput", "cli.outNeedsFile", { format });
  }
  return format;
}

/** Where results go. */
export interface Output {
  /** Path of the file that is being written; null for standard output. */
  readonly path: string | null;
  write(text: string | Uint8Array): Promise<void>;
  /** Everything is written: the file gets its name. */
  close(): Promise<void>;
}

/** @throws Problem `cli.outUnwritable` */
export function outputTo(target: string | undefined, streams: Streams, workspace: Workspace): Output {
  if (target === undefined) {
    return {
      path: null,
      write: (text) => streams.stdout(text as string),
      close: () => Promise.resolve(),
    };
  }
  const path = workspace.aside(target);
  let file: WriteStream | null = null;
  const failed = (error: unknown) =>
    new Problem("wrongInput", "cli.outUnwritable", {
      file: target,
      reason: (error as NodeJS.ErrnoException).code ?? "unknown",
    });
  const opened = async (): Promise<WriteStream> => {
    if (file !== null) return file;
    file = createWriteStream(path);
    await once(file, "open");
    return file;
  };
  return {
    path,
    async write(text) {
      try {
        const stream = await opened();
        if (!stream.write(text)) await once(stream, "drain");
      } catch (error) {
        throw failed(error);
      }
    },
    async close() {
      try {
        if (file !== null)
          await new Promise<void>((resolve, reject) => file?.end(() => resolve()).once("error", reject));
        await workspace.publish(target);
      } catch (error) {
        throw failed(error);
      }
    },
  };
}
