/**
 * The reference of the built-in rules, made from the rules themselves: docs/rules/<id>.md in both languages. What the examples
 * find is computed while the pages are made.
 *
 *   node scripts/rules-docs.mjs            writes docs/rules
 *   node scripts/rules-docs.mjs --check    fails when a page is stale
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { tsImport } from "tsx/esm/api";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const directory = "docs/rules";
/** Written by hand. */
const written = ["language.md"];
const locales = ["en-US", "zh-CN"];

let modules;

/** The rules and their texts, compiled from TypeScript once. */
async function load() {
  modules ??= Promise.all(
    [
      "../src/inspection/rulesets/builtIn.ts",
      "../src/inspection/examples.ts",
      "../src/inspection/explain/effect.ts",
      "../src/locales/findings.ts",
      "../src/locales/severity.ts",
      "../src/locales/rulePages.ts",
    ].map((path) => tsImport(path, import.meta.url)),
  );
  return Object.assign({}, ...(await modules));
}

const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");

function markdownTable(header, rows) {
  return [header, header.map(() => "---"), ...rows]
    .map((row) => `| ${row.map(cell).join(" | ")} |`)
    .join("\n");
}

/** Which gaps in a record a rule's operators and scopes can run into. */
function gapsOf(rule) {
  const gaps = new Set();
  for (const { operator, role, anchor, part, window, apart } of Object.values(rule.conditions)) {
    if (operator === "order") gaps.add("noOrders");
    if (operator === "unrelatedProduct") gaps.add("noProducts");
    if (operator === "identicalShare") gaps.add("fewConversations");
    if (operator === "replyRatio") gaps.add("noCustomerMessages");
    const isTimed =
      ["firstResponse", "responseTime", "silence", "duration", "hour"].includes(operator) ||
      [anchor?.seconds, anchor?.under, part?.seconds, apart].some((value) => value !== undefined);
    if (isTimed || window) gaps.add("noTimes");
    if (isTimed && operator !== "hour") gaps.add("minutePrecision");
    if (operator === "unanswered" || operator === "order") gaps.add("undecided");
    if (role !== "any") gaps.add("noRoles");
  }
  return [...gaps];
}

function section(rule, locale, texts) {
  const { builtInRuleset, judgeExample, readExampleMessage, findingSentence, reasonSentence } = texts;
  const page = (key, values) => texts.rulePageText(locale, key, values);
  const amount = ({ unit }, value) => page(`unit.${unit}`, { value });

  function exampleText(example) {
    const { findings, notEvaluable } = judgeExample(builtInRuleset, rule.id, example);
    const settings = Object.entries(example.parameters ?? {}).map(([name, value]) =>
      page("at", {
        name: rule.parameters[name].names[locale],
        value: amount(rule.parameters[name], value),
      }),
    );
    const shown = new Set(findings.flatMap(({ rows }) => rows));
    const lines = example.messages.map((message, i) => {
      const { time, role, text } = readExampleMessage(message);
      return [shown.has(i + 1) ? "●" : "", time, page(`role.${role}`), text];
    });
    const orders = (example.orders ?? []).map(
      ({ placed, paid, closed }, i) =>
        page("order", { number: i + 1, placed }) +
        (paid ? page("order.paid", { paid }) : "") +
        (closed ? page("order.closed", { closed }) : ""),
    );
    if (example.orders?.length === 0) orders.push(page("orders.none"));
    const products = (example.products ?? []).map(
      ({ name, attributes }) => `${name} (${attributes.join(", ")})`,
    );
    const verdict =
      findings.length > 0
        ? [...new Set(findings.map((finding) => `> ${findingSentence(locale, finding, rule)}`))].join("\n>\n")
        : notEvaluable
          ? `> ${page("cannotTell", { reason: reasonSentence(locale, notEvaluable) })}`
          : "";
    const title = findings.length > 0 ? page("found") : notEvaluable ? page("notEvaluable") : page("passes");
    return [
      `**${title}: ${example.title[locale]}**${settings.length > 0 ? ` (${settings.join(", ")})` : ""}`,
      markdownTable(["", "", "", ""], lines),
      ...orders,
      ...(products.length > 0 ? [page("products", { products: products.join("; ") })] : []),
      ...(example.others ? [page("others", { count: example.others.length })] : []),
      verdict,
    ]
      .filter((part) => part !== "")
      .join("\n\n");
  }

  const remarks = [
    !rule.enabled && page("off"),
    rule.needsReview && page("needsReview"),
    rule.appliesTo?.service && page(rule.appliesTo.service),
  ].filter(Boolean);
  const parameters = Object.entries(rule.parameters).map(([name, parameter]) => [
    parameter.names[locale],
    `\`${name}\``,
    amount(parameter, parameter.value),
    `${parameter.minimum} – ${parameter.maximum}`,
  ]);
  const levels = (rule.levels ?? []).map(({ names, upTo }) =>
    page("upTo", { name: names[locale], value: upTo }),
  );
  const lists = texts
    .dictionariesOf(rule, builtInRuleset.dictionaries)
    .map((name) => builtInRuleset.dictionaries[name].names[locale]);
  const group = page(`group.${rule.group}`);
  const severity = texts.severityWord(locale, rule.severity);
  return [
    `\`${rule.id}\``,
    page("line", { severity, points: rule.points, group }),
    ...(remarks.length > 0 ? [remarks.join(" ")] : []),
    `**${page("meaning")}**: ${rule.meaning[locale]}`,
    `**${page("why")}**: ${rule.why[locale]}`,
    `**${page("advice")}**: ${rule.advice[locale]}`,
    ...(parameters.length > 0
      ? [
          `**${page("limits")}**`,
          markdownTable([page("parameter"), "", page("byDefault"), page("bounds")], parameters),
        ]
      : []),
    ...(levels.length > 0 ? [`**${page("levels")}**: ${levels.join(" · ")}`] : []),
    `**${page("notEvaluable")}**`,
    gapsOf(rule)
      .map((gap) => `- ${page(`notEvaluable.${gap}`)}`)
      .join("\n"),
    ...(lists.length > 0 ? [`**${page("lists")}**: ${lists.join(" · ")}`] : []),
    ...rule.examples.map(exampleText),
  ].join("\n\n");
}

/**
 * Pages of the repository by path.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function renderRules() {
  const texts = await load();
  const { rules } = texts.builtInRuleset;
  const style = await resolveConfig(join(root, directory, "README.md"));
  const formatted = (markdown) => format(markdown, { ...style, parser: "markdown" });
  const files = {};
  for (const rule of rules)
    files[`${directory}/${rule.id}.md`] = await formatted(
      `# ${rule.names["en-US"]}\n\n${section(rule, "en-US", texts)}\n\n## ${rule.names["zh-CN"]}\n\n${section(rule, "zh-CN", texts)}\n`,
    );
  const [english, chinese] = locales.map((locale) => (key) => texts.rulePageText(locale, key));
  const index = markdownTable(
    [english("rule"), english("meaning"), chinese("rule"), english("severity"), english("points")],
    rules.map(({ id, names, meaning, severity, points }) => [
      `[${id}](${id}.md)`,
      meaning["en-US"],
      names["zh-CN"],
      `${texts.severityWord("en-US", severity)} / ${texts.severityWord("zh-CN", severity)}`,
      points,
    ]),
  );
  files[`${directory}/README.md`] = await formatted(
    `# ${english("index")} / ${chinese("index")}\n\n${english("intro")}\n\n${chinese("intro")}\n\n${index}\n\n${english("generated")}\n`,
  );
  return files;
}

/** Paths under docs/rules that are missing, differ, or belong to no rule any more. */
export async function staleRules() {
  const files = await renderRules();
  const current = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : null);
  const stale = Object.keys(files).filter((path) => current(path) !== files[path]);
  const present = existsSync(join(root, directory)) ? readdirSync(join(root, directory)) : [];
  const left = present
    .filter((name) => !written.includes(name))
    .map((name) => `${directory}/${name}`)
    .filter((path) => !(path in files));
  return [...stale, ...left];
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stale = await staleRules();
  if (process.argv.includes("--check")) {
    if (stale.length > 0) {
      console.error(`Stale, run node scripts/rules-docs.mjs: ${stale.join(", ")}`);
      process.exitCode = 1;
    }
  } else {
    const files = await renderRules();
    mkdirSync(join(root, directory), { recursive: true });
    for (const path of stale) {
      if (path in files) writeFileSync(join(root, path), files[path]);
      else rmSync(join(root, path));
    }
    console.log(stale.length === 0 ? "docs/rules is up to date" : `Wrote ${stale.length} pages`);
  }
}
