import { functionText, pageText, parameterText, type PageKey } from "../../locales/functions";
import { functionName } from "../../locales/gallery";
import { locales, type Locale } from "../../locales/translate";
import entries from "./catalogue.json";

export interface ParameterEntry {
  readonly name: string;
  /** What it is: the end of a `type.<…>` key of the functions' texts. */
  readonly type: string;
  /** Takes a range as a whole; otherwise one cell, or a range for which the function spills. */
  readonly range: boolean;
  readonly optional: boolean;
  readonly byDefault: string | null;
  /** What it accepts, or the common ones. */
  readonly choices: readonly string[];
}

/**
 * A worksheet function as the gallery knows it. The pane imports no functions, doors share nothing: the list is made from
 * them by scripts/functions-docs.mjs together with their reference pages, and a test fails when it is stale.
 */
export interface FunctionEntry {
  readonly id: string;
  readonly family: string;
  readonly result: string;
  readonly parameters: readonly ParameterEntry[];
  readonly example: {
    readonly formula: string;
    readonly result: Readonly<Record<Locale, readonly (readonly (string | number | boolean)[])[]>>;
    /** More rows than are shown. */
    readonly cut: boolean;
  };
}

/** In the order of the reference: family by family. */
export const functionEntries: readonly FunctionEntry[] = entries as readonly FunctionEntry[];

export const familyName = (locale: Locale, family: string): string =>
  pageText(locale, `family.${family}` as PageKey);

/** As a formula is written: `=KEFU.CONVERSION_BAND(rate, [low], [high])`. */
export function syntaxOf(locale: Locale, { id, parameters }: FunctionEntry): string {
  const names = parameters.map(({ name, optional }) => {
    const shown = parameterText(locale, id, name).name;
    return optional ? `[${shown}]` : shown;
  });
  return `=KEFU.${id}(${names.join(", ")})`;
}

/** What a parameter wants, with its unit: "seconds of at least 0". */
export function wantedOf(locale: Locale, { type, choices }: ParameterEntry): string {
  return pageText(locale, `type.${type}` as PageKey, { choices: choices.join(", ") });
}

/** The page of the reference beside the pane's own page. */
export function helpOf(locale: Locale, id: string): string {
  return `help/functions/${id}${locale === "en-US" ? "" : `.${locale}`}.html`;
}

/** Case and width do not matter, nor does what joins the words of an id. */
const folded = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[_.]/g, " ");

/** Everything that a person may look for a function by, in both languages: whoever reads Chinese knows ROI and CVR too. */
const haystacks: ReadonlyMap<string, string> = new Map(
  functionEntries.map(({ id, family, parameters }) => {
    const texts = locales.flatMap((locale) => [
      functionName(locale, id),
      functionText(locale, id).description,
      familyName(locale, family),
      ...parameters.map(({ name }) => parameterText(locale, id, name).name),
    ]);
    return [id, folded([`kefu.${id}`, ...texts].join("\n"))];
  }),
);

/**
 * Functions that hold every word of a query; those whose id or name holds all of them come first.
 *
 * @example searchFunctions("转化 区间")[0].id //=> "CONVERSION_BAND"
 */
export function searchFunctions(query: string): FunctionEntry[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.includes(word));
  const found = functionEntries.filter(({ id }) => holds(haystacks.get(id) ?? ""));
  const named = ({ id }: FunctionEntry) =>
    holds(folded([`kefu.${id}`, ...locales.map((locale) => functionName(locale, id))].join("\n")));
  return words.length === 0 ? found : [...found.filter(named), ...found.filter((entry) => !named(entry))];
}
