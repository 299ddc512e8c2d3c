import { statSync } from "node:fs";
import { extname } from "node:path";
import { Problem } from "../../problem";
import type { Streams } from "../streams";
import type { Workspace } from "../stream/workspace";
import { unwritable, WrittenFile } from "../stream/writtenFile";
import { placeOf } from "../targets";

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
  /** They go to a file, and not to standard output. */
  readonly isFile: boolean;
  write(text: string | Uint8Array): Promise<void>;
  /** Everything is written: the file gets its name. */
  close(): Promise<void>;
}

/**
 * Standard output, or a file that is written aside and replaces the one of its name when it is complete: behind a link that one,
 * with its permissions. A pipe or a device is no file to be replaced, and is written into.
 */
export function outputTo(target: string | undefined, streams: Streams, workspace: Workspace): Output {
  if (target === undefined) {
    return {
      isFile: false,
      write: (text) => streams.stdout(text as string),
      close: () => Promise.resolve(),
    };
  }
  const place = placeOf(target);
  const older = statSync(place, { throwIfNoEntry: false });
  const mode = older && older.mode & 0o777;
  const isReplaced = older === undefined || older.isFile();
  let file: WrittenFile | null = null;
  const opened = () => (file ??= new WrittenFile(isReplaced ? workspace.aside(place) : place, target, mode));
  return {
    isFile: true,
    write: (text) => opened().write(text),
    async close() {
      await opened().end();
      if (!isReplaced) return;
      try {
        await workspace.publish(place, mode);
      } catch (error) {
        throw unwritable(target, error);
      }
    },
  };
}
