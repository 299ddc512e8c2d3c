import { platformOf } from "../chat/formats/textFormats";
import type { Reading } from "../chat/reading";
import {
  builtInRuleset,
  readProducts,
  readRuleset,
  type InspectionOptions,
  type Product,
  type Ruleset,
} from "../inspection";
import { Problem } from "../problem";
import { parseJson, readInput, readText, tableOfInput } from "./input";
import type { Streams } from "./streams";

/** What a person says of the shop beside its chats. */
export interface KnowledgeOptions {
  /** File of a ruleset or of a difference from the built-in one, JSON or YAML. */
  readonly rules?: string;
  /** As rules name it; told by the format of the chats when left out. */
  readonly platform?: string;
  /** File of the shop's products. */
  readonly products?: string;
}

/**
 * The rules to judge by: the built-in ones, or those of a file.
 *
 * @throws Problem `cli.notJson`, `cli.notYaml`, those of `readRuleset` and of reading a file
 */
export async function rulesetOf({ rules }: KnowledgeOptions, streams: Streams): Promise<Ruleset> {
  if (rules === undefined) return builtInRuleset;
  const text = await readText(rules, streams);
  return readRuleset(/\.ya?ml$/i.test(rules) ? await parseYaml(text, rules) : parseJson(text, rules));
}

async function parseYaml(text: string, name: string): Promise<unknown> {
  const { parse, YAMLParseError } = await import("yaml");
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new Problem("wrongInput", "cli.notYaml", { name, line: error.linePos?.[0].line ?? 0 });
  }
}

/** The shop's products; none when no file is named. */
export async function productsOf(
  { products }: KnowledgeOptions,
  streams: Streams,
): Promise<readonly Product[]> {
  return products === undefined ? [] : readProducts(tableOfInput(await readInput(products, streams)));
}

/** What an inspection of a reading may know of the shop. */
export function shopOf(
  { format }: Pick<Reading, "format">,
  platform: string | undefined,
  products: readonly Product[],
): Pick<InspectionOptions, "platform" | "products"> {
  return {
    platform: platform ?? platformOf(format),
    ...(products.length > 0 ? { products } : {}),
  };
}
