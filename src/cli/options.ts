import { InvalidArgumentError, type Command, type Option } from "commander";
import type { Encoding } from "../chat/encoding";
import { checkReferenceDate } from "../chat/referenceDate";
import { timeZoneOf } from "../chat/timeZone";
import { nearest } from "../functions/nearest";
import { Problem } from "../problem";

/** Names of people, separated by commas of either language. */
export function names(list: string): string[] {
  const found = list
    .split(/[,，;；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (found.length === 0) throw new InvalidArgumentError("names");
  return found;
}

export function hours(text: string): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError("hours");
  return value;
}

/** Threads. */
export function jobs(text: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError("jobs");
  return value;
}

const encodings: readonly Encoding[] = ["utf-8", "gb18030", "utf-16le", "utf-16be"];
/** Other names of them, and of what they hold. */
const encodingByName: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  gbk: "gb18030",
  gb2312: "gb18030",
  "utf-16": "utf-16le",
};

/** @throws Problem `cli.badValue` */
export function encoding(text: string): Encoding {
  const folded = text.trim().toLowerCase();
  const found = encodings.find((name) => name === folded) ?? encodingByName[folded];
  if (found === undefined) throw badValue("--encoding <NAME>", text, encodings);
  return found;
}

/** @throws Problem `chat.badDate` */
export function day(text: string): string {
  checkReferenceDate(text);
  return text;
}

/** @throws Problem `chat.badTimeZone` */
export function timeZone(name: string): string {
  return timeZoneOf(name).name;
}

/**
 * Refuses what commander would take: an option that comes twice, one without its value (`--agents --json`, `--date ""`), and a
 * value that the option cannot have, with the nearest that it can.
 *
 * @throws Problem when the command line is parsed: `cli.optionTwice`, `cli.missingValue`, `cli.badValue`, those of the parsers
 */
export function readStrictly(command: Command): void {
  for (const option of command.options) {
    if (!option.required) continue;
    const { parseArg: parse } = option;
    option.argParser((came: string, previous: unknown): unknown => {
      if (previous !== undefined)
        throw new Problem("wrongInput", "cli.optionTwice", { option: option.flags });
      if (came.trim() === "" || command.options.some(({ short, long }) => came === short || came === long)) {
        throw new Problem("wrongInput", "cli.missingValue", { came: option.flags });
      }
      const value = valueOf(option, came);
      try {
        return parse === undefined || option.argChoices ? value : parse(value, undefined);
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error;
        throw badValue(option.flags, came, error.message);
      }
    });
  }
}

/** One of the option's choices, in whatever case it is written; anything where it has none. */
function valueOf({ argChoices: choices, flags }: Option, came: string): string {
  if (!choices) return came;
  const folded = came.trim().toLowerCase();
  const found = choices.find((choice) => choice.toLowerCase() === folded);
  if (found === undefined) throw badValue(flags, came, choices);
  return found;
}

/**
 * What is wrong with the value of an option.
 *
 * @param wanted the values that it can have, or the key of what is wanted in `cli.badValue`
 */
export function badValue(option: string, came: string, wanted: readonly string[] | string): Problem {
  const isKey = typeof wanted === "string";
  return new Problem("wrongInput", "cli.badValue", {
    option,
    came,
    choices: isKey ? wanted : wanted.join(", "),
    nearest: isKey ? "none" : nearestOf(came, wanted),
  });
}

/** The value that was most likely meant; "none" leaves it out of the sentence. */
export function nearestOf(came: string, known: readonly string[]): string {
  return nearest(came.trim().toLowerCase(), known)[0] ?? "none";
}
