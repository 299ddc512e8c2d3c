import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  readRuleset,
  severities,
  type Inspector,
  type Ruleset,
  type RulesetChanges,
} from "../inspection";
import { builtInScorecards, scorecardPresets, type ScorecardPreset } from "../inspection/scorecard";
import { foldName } from "../chat/fold";
import { isBlank, type Cell } from "../chat/table";
import { severityWord } from "../locales/severity";
import { locales } from "../locales/translate";
import { Problem } from "../problem";
import { beginning } from "./beginning";
import type { Range } from "./cell";
import { numberOfText, type RangeParameter } from "./parameters";

/**
 * A ruleset as a formula takes it: JSON text in one cell (a whole ruleset, or changes to the built-in one), or two columns,
 * a rule and its setting. A setting is TRUE or FALSE (on, off), a severity, or a number: the rule's limit, or the
 * parameter named after a dot (`slow-turn.limit`). Rules are named by id or by name in either language. A row "scorecard" (评分卡)
 * names a scorecard that comes with the product.
 */
export function rulesetParameter(): RangeParameter<Inspector> {
  return {
    kind: "range",
    type: "ruleset",
    optional: false,
    read(cells, name) {
      const only = cells.cell(0, 0);
      if (cells.isSingle) return inspectorOfText(only, name);
      return compileRuleset(applyChanges(builtInRuleset, changesOf(cells, name)));
    },
  };
}

let builtIn: Inspector | undefined;

/** The built-in rules, compiled once. */
export function builtInInspector(): Inspector {
  return (builtIn ??= compileRuleset(builtInRuleset));
}

/** A sheet calls with the same text again and again. */
let last: { readonly text: string; readonly inspector: Inspector } | undefined;

function inspectorOfText(cell: Cell, name: string): Inspector {
  const text = String(cell);
  if (last?.text === text) return last.inspector;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw notRuleset(name, cell);
  }
  if (typeof json !== "object" || json === null) throw notRuleset(name, cell);
  const inspector = compileRuleset(readRuleset(json));
  last = { text, inspector };
  return inspector;
}

function notRuleset(name: string, cell: Cell): Problem {
  return new Problem("wrongInput", "functions.notRuleset", {
    parameter: name,
    came: beginning(String(cell)),
  });
}

type RuleChange = NonNullable<RulesetChanges["rules"]>[string];

/** @throws Problem that names the row's rule or setting */
function changesOf(cells: Range, name: string): RulesetChanges {
  if (cells.columns !== 2) {
    throw new Problem("wrongInput", "functions.twoColumns", {
      parameter: name,
      rows: cells.rows,
      columns: cells.columns,
    });
  }
  const rules: Record<string, RuleChange> = {};
  let scorecard: ScorecardPreset | undefined;
  for (let row = 0; row < cells.rows; row++) {
    const place = cells.cell(row, 0);
    const setting = cells.cell(row, 1);
    if (isBlank(place) || isBlank(setting)) continue;
    if (scorecardWords.has(foldName(String(place)))) {
      scorecard = scorecardNamed(setting, name);
      continue;
    }
    const found = ruleNamed(String(place), builtInRuleset);
    if (!found) {
      // The first row may be a header, unless it sets something: a misspelt rule must not stay as it was unnoticed.
      if (row === 0 && cells.rows > 1 && !isSetting(setting)) continue;
      throw new Problem("wrongInput", "functions.unknownRule", {
        parameter: name,
        came: beginning(String(place)),
        rules: builtInRuleset.rules.map(({ id }) => id).join(", "),
      });
    }
    const change = changeBy(found, setting);
    if (!change)
      throw new Problem("wrongInput", "functions.notSetting", {
        parameter: name,
        rule: found.id,
        came: beginning(String(setting)),
      });
    const before = rules[found.id] ?? {};
    rules[found.id] = { ...before, ...change, parameters: { ...before.parameters, ...change.parameters } };
  }
  return scorecard === undefined ? { rules } : { rules, scorecard };
}

const scorecardWords: ReadonlySet<string> = new Set(["scorecard", "评分卡", "评分表"].map(foldName));

/** A scorecard that comes with the product, by id or by name in either language. */
function scorecardNamed(setting: Cell, name: string): ScorecardPreset {
  const word = foldName(String(setting));
  const preset = scorecardPresets.find((id) =>
    [id, ...Object.values(builtInScorecards[id].names)].some((known) => foldName(known) === word),
  );
  if (preset) return preset;
  throw new Problem("wrongInput", "functions.unknownScorecard", {
    parameter: name,
    came: beginning(String(setting)),
    scorecards: scorecardPresets.join(", "),
  });
}

interface NamedRule {
  readonly id: string;
  /** Parameter that a number sets. */
  readonly parameter: string | undefined;
}

function ruleNamed(text: string, ruleset: Ruleset): NamedRule | null {
  const word = foldName(text);
  for (const { id, names, parameters } of ruleset.rules) {
    const own = Object.keys(parameters);
    const byDefault = own.includes("limit") ? "limit" : own[0];
    for (const known of [id, names["zh-CN"], names["en-US"]].map(foldName)) {
      if (word === known) return { id, parameter: byDefault };
      if (word.startsWith(`${known}.`)) {
        const wanted = word.slice(known.length + 1);
        const parameter = own.find((candidate) => {
          const { names: words } = parameters[candidate]!;
          return [candidate, words["zh-CN"], words["en-US"]].some((each) => foldName(each) === wanted);
        });
        return parameter ? { id, parameter } : null;
      }
    }
  }
  return null;
}

const switches: ReadonlyMap<string, boolean> = new Map([
  ...["true", "on", "yes", "开", "开启", "启用", "是"].map((word) => [word, true] as const),
  ...["false", "off", "no", "关", "关闭", "停用", "否"].map((word) => [word, false] as const),
]);

/** Whether a cell sets something for a rule with a limit. */
const isSetting = (cell: Cell): boolean => changeBy({ id: "", parameter: "limit" }, cell) !== null;

function changeBy({ parameter }: NamedRule, setting: Cell): RuleChange | null {
  if (typeof setting === "boolean") return { enabled: setting };
  const word = foldName(String(setting));
  const enabled = switches.get(word);
  if (enabled !== undefined) return { enabled };
  const severity = severities.find((id) =>
    [id, ...locales.map((locale) => foldName(severityWord(locale, id)))].includes(word),
  );
  if (severity) return { severity };
  const value = typeof setting === "number" ? setting : numberOfText(word);
  return Number.isNaN(value) || parameter === undefined ? null : { parameters: { [parameter]: value } };
}
