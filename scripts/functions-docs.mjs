/**
 * The reference of the worksheet functions, made from the functions themselves: docs/functions/<ID>.md for the repository,
 * the list of functions that the pane's gallery shows, and small static help pages, which Excel opens from a formula's
 * tooltip.
 *
 *   node scripts/functions-docs.mjs            writes docs/functions and the gallery's list
 *   node scripts/functions-docs.mjs --check    fails when they are stale
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { tsImport } from "tsx/esm/api";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const directory = "docs/functions";
/** Doors share nothing, so the pane cannot import the functions: what its gallery needs of them stands in a file of its own. */
const gallery = "src/pane/functions/catalogue.json";
const locales = ["en-US", "zh-CN"];

let reference;

/** The functions and their texts, compiled from TypeScript once. */
function load() {
  return (reference ??= tsImport("../src/functions/reference.ts", import.meta.url));
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

/** A default that a few words can show; null when there is none, or when the parameter's description tells it. */
function shownDefault({ byDefault }) {
  return typeof byDefault === "string" || typeof byDefault === "number" ? String(byDefault) : null;
}

/** What a page says, in one language, as plain texts. */
function describe(definition, locale, { callFunction, functionText, parameterText, pageText }) {
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
      formula: `=KEFU.${id}(${example.arguments.map(inFormula).join(", ")})`,
      shell: `kefu call ${id} '${JSON.stringify(example.arguments)}'`,
      result: example.result,
      // What a sheet shows: words of the language in place of ids.
      shown: callFunction(id, example.arguments, locale).value,
    })),
    page,
  };
}

/** What only some functions say: edge cases, and where the formula is published. */
const further = ({ edges, source, page }) =>
  [
    [page("page.edges"), edges],
    [page("page.source"), source],
  ].filter(([, text]) => text !== "");

const cell = (text) => String(text).replaceAll("|", "\\|");

function markdownTable(header, rows) {
  return [header, header.map(() => "---"), ...rows]
    .map((row) => `| ${row.map(cell).join(" | ")} |`)
    .join("\n");
}

function markdownResult(result) {
  if (!Array.isArray(result)) return `\`${JSON.stringify(result)}\``;
  const [first = [], ...rest] = result;
  return markdownTable(
    first.map(shown),
    rest.map((row) => row.map(shown)),
  );
}

const shown = (value) => (value === "" ? " " : String(value));

function markdownSection(described) {
  const { page, parameters } = described;
  const rows = parameters.map(({ name, description, wanted, presence }) => [
    `\`${name}\``,
    description,
    `${wanted} (${presence})`,
  ]);
  const examples = described.examples.map(
    ({ formula, shell, result }) => `\`\`\`\n${formula}\n${shell}\n\`\`\`\n\n${markdownResult(result)}`,
  );
  return `${described.description}

\`\`\`
${described.syntax}
\`\`\`

**${page("page.formula")}**: ${described.formula}

**${page("page.returns")}**: ${described.returns} ${described.spill}

${markdownTable([page("page.parameter"), page("page.meaning"), page("page.wanted")], rows)}

${further(described)
  .map(([heading, text]) => `**${heading}**: ${text}\n\n`)
  .join("")}**${page("page.errors")}**

${described.errors.map((error) => `- ${error}`).join("\n")}

**${page("page.examples")}**

${examples.join("\n\n")}`;
}

/**
 * Pages of the repository by path.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function renderDocs() {
  const texts = await load();
  const style = await resolveConfig(join(root, directory, "README.md"));
  const formatted = (markdown) => format(markdown, { ...style, parser: "markdown" });
  const files = {};
  const rows = [];
  for (const definition of texts.worksheetFunctions) {
    const [english, chinese] = locales.map((locale) => describe(definition, locale, texts));
    const { id } = definition;
    rows.push([`[${id}](${id}.md)`, english.description, chinese.description]);
    files[`${directory}/${id}.md`] = await formatted(
      `# ${english.title}\n\n${markdownSection(english)}\n\n## 中文\n\n${markdownSection(chinese)}\n`,
    );
  }
  const [english, chinese] = locales.map((locale) => (key) => texts.pageText(locale, key));
  const index = markdownTable(
    [english("page.function"), english("page.meaning"), chinese("page.meaning")],
    rows,
  );
  files[`${directory}/README.md`] = await formatted(
    `# ${english("page.index")} / ${chinese("page.index")}\n\n${english("page.intro")}\n\n${english("page.blanks")}\n\n${chinese("page.intro")}\n\n${chinese("page.blanks")}\n\n${index}\n\n${english("page.generated")}\n`,
  );
  return files;
}

/** Rows of an example that the gallery has room for. */
const galleryRows = 6;

/** The gallery's list: bones of the functions and an example of each; all other texts stand in the catalogues. */
async function renderGallery() {
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
        formula: `=KEFU.${id}(${example.arguments.map(inFormula).join(", ")})`,
        result: Object.fromEntries(locales.map((locale) => [locale, shown(locale)])),
        cut: Array.isArray(example.result) && example.result.length > galleryRows,
      },
    };
  });
  const style = await resolveConfig(join(root, gallery));
  return { [gallery]: await format(JSON.stringify(entries), { ...style, parser: "json" }) };
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => entities[character]);

const style = `:root{color-scheme:light dark}body{font:15px/1.6 "Segoe UI","Microsoft YaHei","PingFang SC",sans-serif;max-width:46rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:1.8rem}code,pre{font-family:Consolas,"Courier New",monospace}pre{overflow-x:auto;padding:.6rem .8rem;border:1px solid #8886;border-radius:4px}.wide{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #8886;padding:.3rem .6rem;text-align:left;vertical-align:top}nav{font-size:.9rem}`;
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;

function htmlPage(locale, title, body) {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function htmlTable(header, rows) {
  const line = (cells, tag) => `<tr>${cells.map((text) => `<${tag}>${escape(text)}</${tag}>`).join("")}</tr>`;
  const head = header ? `<thead>${line(header, "th")}</thead>` : "";
  return `<div class="wide" tabindex="0"><table>${head}<tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table></div>`;
}

/** Help page of a function in a language: functions.json points to the English ones, functions-zh-CN.json to the others. */
const helpName = (id, locale) => (locale === "en-US" ? `${id}.html` : `${id}.${locale}.html`);

const languageNames = { "en-US": "English", "zh-CN": "中文" };

function helpPage(described) {
  const { page, id, locale } = described;
  const other = locales.find((candidate) => candidate !== locale);
  const parameters = described.parameters.map(({ name, description, wanted, presence }) => [
    name,
    description,
    `${wanted} (${presence})`,
  ]);
  const examples = described.examples.map(({ formula, shown }) => {
    const shownResult = Array.isArray(shown)
      ? htmlTable(null, shown)
      : `<p><code>${escape(shown)}</code></p>`;
    return `<pre><code>${escape(formula)}</code></pre>\n${shownResult}`;
  });
  return htmlPage(
    locale,
    described.title,
    `<nav><a href="${helpName("index", locale)}">${escape(page("page.index"))}</a> · <a href="${helpName(id, other)}" lang="${other}">${languageNames[other]}</a></nav>
<main>
<h1>${escape(described.title)}</h1>
<p>${escape(described.description)}</p>
<pre><code>${escape(described.syntax)}</code></pre>
<h2>${escape(page("page.formula"))}</h2>
<p>${escape(described.formula)}</p>
<h2>${escape(page("page.parameters"))}</h2>
${htmlTable([page("page.parameter"), page("page.meaning"), page("page.wanted")], parameters)}
<h2>${escape(page("page.returns"))}</h2>
<p>${escape(described.returns)} ${escape(described.spill)}</p>
${further(described)
  .map(([heading, text]) => `<h2>${escape(heading)}</h2>\n<p>${escape(text)}</p>\n`)
  .join("")}<h2>${escape(page("page.errors"))}</h2>
<ul>${described.errors.map((error) => `<li>${escape(error)}</li>`).join("")}</ul>
<h2>${escape(page("page.examples"))}</h2>
${examples.join("\n")}
</main>`,
  );
}

function helpIndex(locale, described, { pageText }) {
  const title = pageText(locale, "page.index");
  const other = locales.find((candidate) => candidate !== locale);
  const families = [...new Set(described.map(({ family }) => family))].map((family) => {
    const items = described
      .filter((entry) => entry.family === family)
      .map(
        ({ id, description }) =>
          `<li><a href="${helpName(id, locale)}"><code>${escape(id)}</code></a> ${escape(description)}</li>`,
      );
    return `<h2>${escape(family)}</h2>\n<ul>${items.join("")}</ul>`;
  });
  return htmlPage(
    locale,
    title,
    `<nav><a href="${helpName("index", other)}" lang="${other}">${languageNames[other]}</a></nav>
<main>
<h1>${escape(title)}</h1>
<p>${escape(pageText(locale, "page.intro"))}</p>
<p>${escape(pageText(locale, "page.blanks"))}</p>
${families.join("\n")}
</main>`,
  );
}

/**
 * Static help pages by path in dist/, in both languages; no scripts.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function renderHelp() {
  const texts = await load();
  const files = {};
  for (const locale of locales) {
    const described = texts.worksheetFunctions.map((definition) => describe(definition, locale, texts));
    for (const entry of described) files[`help/functions/${helpName(entry.id, locale)}`] = helpPage(entry);
    files[`help/functions/${helpName("index", locale)}`] = helpIndex(locale, described, texts);
  }
  return files;
}

/** Every generated file of the repository by path. */
async function renderFiles() {
  return { ...(await renderDocs()), ...(await renderGallery()) };
}

/** Generated paths that are missing, differ, or belong to no function any more. */
export async function staleDocs() {
  const files = await renderFiles();
  const current = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : null);
  const stale = Object.keys(files).filter((path) => current(path) !== files[path]);
  const present = existsSync(join(root, directory)) ? readdirSync(join(root, directory)) : [];
  const left = present.map((name) => `${directory}/${name}`).filter((path) => !(path in files));
  return [...stale, ...left];
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stale = await staleDocs();
  if (process.argv.includes("--check")) {
    if (stale.length > 0) {
      console.error(`Stale, run node scripts/functions-docs.mjs: ${stale.join(", ")}`);
      process.exitCode = 1;
    }
  } else {
    const files = await renderFiles();
    for (const path of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      if (path in files) writeFileSync(join(root, path), files[path]);
      else rmSync(join(root, path));
    }
    console.log(stale.length === 0 ? "The functions' reference is up to date" : `Wrote ${stale.join(", ")}`);
  }
}
