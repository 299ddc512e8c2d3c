/** Lines with what they mean, as the files under lines/ hold them: text ⇥ role ⇥ intents and categories ⇥ family. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { labels, type Label, type Side } from "../../src/inspection/intents/ids";
import { random } from "./random";

export interface Line {
  readonly text: string;
  readonly role: string;
  readonly labels: readonly string[];
  /** Lines of one wording; a split never cuts a family. */
  readonly family: string;
  /** Whether somebody wrote it just so: not grown of a seed, not joined of two. */
  readonly isAsTyped?: boolean;
}

const header = "text\trole\tintents\tfamily";

export function writeLines(lines: readonly Line[]): string {
  return [
    header,
    ...lines.map(({ text, role, labels: own, family }) => [text, role, own.join(","), family].join("\t")),
    "",
  ].join("\n");
}

/** Reads lines/<name>.tsv; an unknown label or role is an error that names the line. */
export function readLines(name: string): (Line & { labels: Label[]; role: Side })[] {
  return readFileSync(join(import.meta.dirname, "lines", `${name}.tsv`), "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line, index) => {
      const [text, role, own, family] = line.split("\t");
      const place = `${name}.tsv, line ${index + 2}`;
      if (role !== "agent" && role !== "customer") throw new Error(`${place}: no role ${role}`);
      const known = own === "" ? [] : own.split(",");
      for (const label of known)
        if (!(labels as readonly string[]).includes(label)) throw new Error(`${place}: no label ${label}`);
      return { text, role, labels: known as Label[], family };
    });
}

export const folds = 5;

/** In which part of a split a family stands; two wordings said in one breath stand where the first does. */
export function foldOf(family: string): number {
  return Math.floor(random(family.split("+")[0])() * folds);
}
