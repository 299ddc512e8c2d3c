/**
 * The worksheet functions' metadata as Excel reads it, made from the JSDoc of src/functions/worksheet by Microsoft's
 * generator, then localised and checked.
 *
 *   node scripts/functions-metadata.mjs [directory]     writes the files; without a directory prints their names
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import metadata from "custom-functions-metadata";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const worksheet = join(root, "src/functions/worksheet");

/** Every file with worksheet functions: the generator follows no re-exports, so it must be given each. */
export function familyFiles() {
  return readdirSync(worksheet)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(worksheet, name));
}

/**
 * @typedef {{ name: string, description: string, type: string, dimensionality?: string, optional?: boolean, customEnumId?: string }} Parameter
 * @typedef {{ id: string, name: string, description: string, helpUrl: string, parameters: Parameter[] }} Entry
 * @typedef {{ id: string, type: string, values: { name: string, stringValue: string, tooltip: string }[] }} Enum
 * @typedef {{ allowErrorForDataTypeAny: boolean, allowCustomDataForDataTypeAny: boolean, functions: Entry[], enums?: Enum[] }} Metadata
 */

function catalogue(locale) {
  const read = (name) => JSON.parse(readFileSync(join(root, `src/locales/${locale}/${name}.json`), "utf8"));
  return { ...read("results"), ...read("functions") };
}

/**
 * Runs the generator over files and undoes what it lets pass.
 *
 * @param {string[]} files
 * @returns {Promise<Metadata>} the metadata in English
 * @throws Error that names what is wrong: errors of the generator, a duplicate id, an exported function that the
 *   generator would skip
 */
export async function readMetadata(files) {
  const skipped = files.flatMap(silentlySkipped);
  if (skipped.length > 0)
    throw new Error(`Not function declarations, so Excel would not see them: ${skipped.join(", ")}`);
  const { metadataJson, errors } = await metadata.generateCustomFunctionsMetadata(files);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const { functions, enums } = JSON.parse(metadataJson);
  // The generator notices duplicate ids within a file only.
  const ids = functions.map(({ id }) => id);
  const duplicates = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (duplicates.length > 0) throw new Error(`Duplicate function ids: ${duplicates.join(", ")}`);
  return {
    // Errors in input cells reach the functions, which pass them on; data types arrive as their plain values.
    allowErrorForDataTypeAny: true,
    allowCustomDataForDataTypeAny: false,
    functions,
    ...(enums && { enums }),
  };
}

/** Names of arrow functions tagged @customfunction: the generator reads function declarations only, without a word. */
function silentlySkipped(file) {
  const source = readFileSync(file, "utf8");
  const tagged = /@customfunction(?:(?!\*\/)[\s\S])*\*\/\s*(?:export\s+)?(?:const|let|var)\s+(\w+)/gi;
  return [...source.matchAll(tagged)].map(([, name]) => name);
}

/**
 * Metadata in another language: descriptions, the names of parameters and of what they offer from its catalogue. Ids and
 * names of functions stay, and so does what an offer writes into the formula, so that a formula reads the same in every
 * language.
 *
 * @param {Metadata} english
 * @param {Record<string, string>} texts
 * @returns {Metadata}
 */
export function localise(english, texts) {
  const say = (key) => {
    if (!(key in texts)) throw new Error(`No text for ${key}`);
    return texts[key];
  };
  return {
    ...english,
    functions: english.functions.map((entry) => ({
      ...entry,
      description: say(entry.id),
      parameters: entry.parameters.map((parameter) => {
        const own = `${entry.id}.parameter.${parameter.name}`;
        const key = own in texts ? own : `parameter.${parameter.name}`;
        return { ...parameter, name: say(`${key}.name`), description: say(key) };
      }),
    })),
    ...(english.enums && {
      enums: english.enums.map((offer) => ({
        ...offer,
        values: offer.values.map(({ stringValue }) => ({
          name: say(`${offer.id.toLowerCase()}.${stringValue}`),
          stringValue,
          tooltip: say(`enum.${offer.id}.${stringValue}`),
        })),
      })),
    }),
  };
}

/**
 * The two metadata files by name, as text, with the addresses of a local server.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function generateMetadata() {
  const english = await readMetadata(familyFiles());
  const chinese = localise(english, catalogue("zh-CN"));
  for (const entry of chinese.functions) entry.helpUrl = entry.helpUrl.replace(/\.html$/, ".zh-CN.html");
  const text = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return { "functions.json": text(english), "functions-zh-CN.json": text(chinese) };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const files = await generateMetadata();
  const directory = process.argv[2];
  if (directory) mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    if (directory) writeFileSync(join(directory, name), text);
    console.log(directory ? join(directory, name) : name);
  }
}
