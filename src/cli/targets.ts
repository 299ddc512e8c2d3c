import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Problem } from "../problem";
import { unwritable } from "./stream/writtenFile";

/** The files of a run by what it does with them; "-" is standard input. */
export interface Targets {
  readonly chats: readonly string[];
  /** Files that are read beside the chats; undefined where an option is not given. */
  readonly beside: readonly (string | undefined)[];
  /** Files that are written; undefined where an option is not given. */
  readonly written: readonly (string | undefined)[];
}

/**
 * Refuses files that would undo one another: a result written over what is read, two results in one file, chats counted twice,
 * standard input read twice; and files that cannot be written, before anything is read.
 *
 * @throws Problem `cli.outOverInput`, `cli.outTwice`, `cli.fileTwice`, `cli.inputTwice`, `cli.outUnwritable`
 */
export function checkTargets({ chats, beside, written }: Targets): void {
  const given = (file: string | undefined): file is string => file !== undefined;
  const read = [...chats, ...beside.filter(given)];
  if (read.filter((file) => file === "-").length > 1) throw new Problem("wrongInput", "cli.inputTwice");
  const twice = repeated(chats);
  if (twice !== undefined) throw new Problem("wrongInput", "cli.fileTwice", { file: twice });
  const out = written.filter(given);
  const places = new Set(read.map(placeOf));
  const over = out.find((file) => places.has(placeOf(file)));
  if (over !== undefined) throw new Problem("wrongInput", "cli.outOverInput", { file: over });
  const both = repeated(out);
  if (both !== undefined) throw new Problem("wrongInput", "cli.outTwice", { file: both });
  for (const file of out) checkWritable(file);
}

/** A long scan must not end in a folder that never was there. */
function checkWritable(file: string): void {
  const place = placeOf(file);
  try {
    const standing = statSync(place, { throwIfNoEntry: false });
    if (standing?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (standing === undefined || standing.isFile()) accessSync(dirname(place), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** The first file that stands in the list a second time. */
function repeated(files: readonly string[]): string | undefined {
  const places = files.map(placeOf);
  return files.find((file, at) => places.indexOf(placeOf(file)) < at);
}

/** Where a file lies, however it is written; one that does not exist yet lies where it will. */
export function placeOf(file: string): string {
  if (file === "-") return file;
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
