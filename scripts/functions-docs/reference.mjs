/** What the pages of a function and its entry in the gallery say, before anybody lays it out. */
import { tsImport } from "tsx/esm/api";

export const locales = ["en-US", "zh-CN"];

let reference;

/** The functions and their texts, compiled from TypeScript once. */
export function load() {
  return (reference ??= tsImport("../../src/functions/reference.ts", import.meta.url));
}

/** A value as it stands in a formula: an array constant, a quoted text, a number; nothing for a blank. */
export function inFormula(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (!Array.isArray(value)) return String(value);
  const rows = value.map((row) => (Array.isArray(row) ? row : [row]));
  return `{${rows.map((row) => row.map((cell) => inFormula(cell) || '""').join(",")).join(";")}}`;
}

/** An example as somebody types it into a cell. */
export function exampleFormula(id, example) {
  return `=KEFU.${id}(${example.arguments.map(inFormula).join(", ")})`;
}

/** A default that a few words can show; null when there is none, or when the parameter's description tells it. */
export function shownDefault({ byDefault }) {
  return typeof byDefault === "string" || typeof byDefault === "number" ? String(byDefault) : null;
}

/** What a page says, in one language, as plain texts. */
export function describe(definition, locale, { callFunction, functionText, parameterText, pageText }) {
  const page = (key, values) => pageText(locale, key, values);
  const { id } = definition;
  const texts = functionText(locale, id);
  const parameters = definition.parameters.map(({ name, parameter }) => {
    const { optional, type, choices } = parameter;
    const value = shownDefault(parameter);
    const presence = !optional
      ? page("page.required")
      : value === null
        ? page("page.optional")
        : page("page.byDefault", { value });
    return {
      ...parameterText(locale, id, name),
      optional,
      wanted: page(`type.${type}`, choices && { choices: choices.join(", ") }),
      presence,
    };
  });
  const hasRanges = definition.parameters.some(({ parameter }) => parameter.kind === "range");
  const takesCellsOrColumns = definition.result !== "table" || hasRanges;
  const names = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  const errors = ["page.error.value", "page.error.na", "page.error.div", "page.error.passed"];
  return {
    locale,
    id,
    title: `KEFU.${id}`,
    family: page(`family.${definition.family}`),
    ...texts,
    syntax: `=KEFU.${id}(${names.join(", ")})`,
    parameters,
    spill: takesCellsOrColumns ? page(`page.spill.${definition.result}`) : "",
    errors: errors.map((key) => page(key)),
    examples: definition.examples.map((example) => ({
      formula: exampleFormula(id, example),
      shell: `kefu call ${id} '${JSON.stringify(example.arguments)}'`,
      result: example.result,
      // What a sheet shows: words of the language in place of ids.
      shown: callFunction(id, example.arguments, locale).value,
    })),
    page,
  };
}

/** What only some functions say: edge cases, and where the formula is published. */
export const further = ({ edges, source, page }) =>
  [
    [page("page.edges"), edges],
    [page("page.source"), source],
  ].filter(([, text]) => text !== "");
