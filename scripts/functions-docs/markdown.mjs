/** docs/functions/<ID>.md, in both languages one below the other, and the list of all functions. */
import { format, resolveConfig } from "prettier";
import { describe, further, load, locales } from "./reference.mjs";

export const directory = "docs/functions";

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

/** The texts among the cells of a result. */
const textsOf = (result) => [result].flat(2).filter((value) => typeof value === "string");

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
  const inWords = described.examples.some(
    ({ result, shown }) => String(textsOf(result)) !== String(textsOf(shown)),
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

${inWords ? `${page("page.ids")}\n\n` : ""}${examples.join("\n\n")}`;
}

/**
 * Pages of the repository by path.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function renderDocs() {
  const texts = await load();
  const style = await resolveConfig(new URL(`../../${directory}/README.md`, import.meta.url));
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
