/** The list of functions that the pane's gallery shows. */
import { format, resolveConfig } from "prettier";
import { exampleFormula, load, locales, shownDefault } from "./reference.mjs";

/** Doors share nothing, so the pane cannot import the functions: what its gallery needs of them stands in a file of its own. */
const gallery = "src/pane/functions/catalogue.json";

/** Rows of an example that the gallery has room for. */
const galleryRows = 6;

/** The gallery's list: bones of the functions and an example of each; all other texts stand in the catalogues. */
export async function renderGallery() {
  const { worksheetFunctions, callFunction } = await load();
  const entries = worksheetFunctions.map(({ id, family, parameters, result, examples: [example] }) => {
    const shown = (locale) => {
      const { value } = callFunction(id, example.arguments, locale);
      return (Array.isArray(value) ? value : [[value]]).slice(0, galleryRows);
    };
    return {
      id,
      family,
      result,
      parameters: parameters.map(({ name, parameter }) => ({
        name,
        type: parameter.type,
        range: parameter.kind === "range",
        optional: parameter.optional,
        byDefault: shownDefault(parameter),
        choices: parameter.choices ?? [],
      })),
      example: {
        formula: exampleFormula(id, example),
        result: Object.fromEntries(locales.map((locale) => [locale, shown(locale)])),
        cut: Array.isArray(example.result) && example.result.length > galleryRows,
      },
    };
  });
  const style = await resolveConfig(new URL(`../../${gallery}`, import.meta.url));
  return { [gallery]: await format(JSON.stringify(entries), { ...style, parser: "json" }) };
}
