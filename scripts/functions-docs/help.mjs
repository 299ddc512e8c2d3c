/** Small static help pages, which Excel opens from a formula's tooltip. */
import { createHash } from "node:crypto";
import { describe, further, load, locales } from "./reference.mjs";

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
