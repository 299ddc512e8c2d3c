import {
  Button,
  Field,
  Select,
  Text,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { applyChanges, compileRuleset, parseChanges, type Ruleset } from "../../inspection";
import { scorecardPresets, type ScorecardPreset } from "../../inspection/scorecard";
import { resultWords } from "../../locales/excel";
import { rulesText, type RulesKey } from "../../locales/rules";
import { scorecardText } from "../../locales/scorecard";
import type { Locale, MessageValues } from "../../locales/translate";
import { Problem } from "../../problem";
import { asLabel, useLanguage } from "../language";
import { TextCarry } from "../shared/TextCarry";
import { sayTrouble } from "../trouble";
import type { Changes } from "./edits";
import { useRulesPages } from "./pages";
import { useRules } from "./RulesProvider";
import { ownCard } from "./scorecard/cards";
import { useCardText } from "./scorecard/useCardText";
import { scaleOf, shown } from "./scale";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalM,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  select: { minWidth: 0 },
  action: { alignSelf: "start" },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** The scorecard, what differs from the built-in rules, and the rules as a text that is carried elsewhere. */
export function RulesFile() {
  const { locale } = useLanguage();
  const styles = useStyles();
  const { changes } = useRules();
  if (!changes) return null;
  return (
    <div className={styles.root}>
      <ScorecardField changes={changes} />
      <Differences changes={changes} />
      <RulesAsText key={locale} changes={changes} />
    </div>
  );
}

function useText() {
  const { locale } = useLanguage();
  return (key: RulesKey, values?: MessageValues) => rulesText(locale, key, values);
}

function ScorecardField({ changes }: { readonly changes: Changes }) {
  const { locale } = useLanguage();
  const text = useText();
  const cardText = useCardText();
  const styles = useStyles();
  const { builtIn, replace } = useRules();
  const pages = useRulesPages();
  const { scorecard } = changes;
  const own = typeof scorecard === "object" ? scorecard : null;
  const choose = (value: string) => {
    const { scorecard: _, ...rest } = changes;
    replace(value === "" ? rest : { ...rest, scorecard: value as ScorecardPreset });
  };
  const edit = () => {
    if (!own) {
      const made = ownCard(scorecard ?? builtIn.scorecard, (each, name) =>
        scorecardText(each, "name.own", { name }),
      );
      replace({ ...changes, scorecard: made });
    }
    pages.open({ kind: "scorecard" });
  };
  return (
    <div className={styles.section}>
      <Field label={text("scorecard")} hint={text("scorecard.hint")}>
        <Select
          className={styles.select}
          value={own ? "own" : ((scorecard as ScorecardPreset | undefined) ?? "")}
          onChange={(_, { value }) => choose(value)}
        >
          <option value="">{text("scorecard.default")}</option>
          {scorecardPresets.map((preset) => (
            <option key={preset} value={preset}>
              {text(`scorecard.${preset}`)}
            </option>
          ))}
          {own && (
            <option value="own" disabled>
              {own.names[locale]}
            </option>
          )}
        </Select>
      </Field>
      <Button size="small" className={styles.action} onClick={edit}>
        {cardText(own ? "edit" : "make")}
      </Button>
    </div>
  );
}

function Differences({ changes }: { readonly changes: Changes }) {
  const language = useLanguage();
  const { locale } = language;
  const styles = useStyles();
  const text = useText();
  const { builtIn } = useRules();
  const lines = differencesOf(changes, builtIn, locale);
  return (
    <section className={styles.section} aria-labelledby="rules-differences">
      <h3 id="rules-differences" className={styles.heading}>
        {text("differences")}
      </h3>
      {lines.length === 0 ? (
        <Text>{text("differences.none")}</Text>
      ) : (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A line for each rule and each list that differs. */
function differencesOf(changes: Changes, builtIn: Ruleset, locale: Locale): string[] {
  const text = (key: RulesKey, values?: MessageValues) => rulesText(locale, key, values);
  const rules = Object.entries(changes.rules).map(([id, change]) => {
    const rule = builtIn.rules.find((each) => each.id === id);
    const parameters = Object.entries(change.parameters ?? {}).map(([name, value]) => {
      const parameter = rule?.parameters[name];
      const scale = parameter && scaleOf(parameter);
      return text("differences.parameter", {
        name: asLabel(parameter?.names[locale] ?? name),
        before: parameter && scale ? shown(scale, parameter.value) : "–",
        after: scale ? shown(scale, value) : value,
      });
    });
    const { enabled, severity, points, fatal, needsReview } = change;
    const what = [
      ...(enabled === undefined ? [] : [text("differences.enabled", { on: String(enabled) })]),
      ...(severity === undefined
        ? []
        : [text("differences.severity", { severity: resultWords(locale).severity(severity) })]),
      ...parameters,
      ...(points === undefined ? [] : [text("differences.points", { points })]),
      ...(fatal === undefined ? [] : [text("differences.fatal", { on: String(fatal) })]),
      ...(needsReview === undefined ? [] : [text("differences.needsReview", { on: String(needsReview) })]),
      ...(["names", "advice", "levels"] as const)
        .filter((field) => change[field] !== undefined)
        .map((field) => text(`differences.${field}`)),
      ...(change.appliesTo === undefined && change.active === undefined ? [] : [text("differences.applies")]),
    ];
    const name = rule?.names[locale] ?? id;
    return text("differences.rule", {
      name,
      what: new Intl.ListFormat(locale, { type: "unit" }).format(what),
    });
  });
  const lists = Object.entries(changes.dictionaries).map(([name, change]) =>
    text("differences.list", {
      name: asLabel(builtIn.dictionaries[name]?.names[locale] ?? name),
      added: (change.add?.length ?? 0) + (change.addExclusions?.length ?? 0),
      removed: (change.remove?.length ?? 0) + (change.removeExclusions?.length ?? 0),
    }),
  );
  return [
    ...rules,
    ...lists,
    ...changes.addRules.map(({ names }) => text("differences.ownRule", { name: names[locale] })),
    ...Object.values(changes.addDictionaries).map(({ names }) =>
      text("differences.ownList", { name: names[locale] }),
    ),
    ...(changes.scorecard === undefined ? [] : [text("differences.scorecard")]),
  ];
}

/** The changes without the parts that say nothing. */
function writeChanges(changes: Changes): string {
  const parts = Object.entries(changes).filter(
    ([, part]) => typeof part !== "object" || Object.keys(part as object).length > 0,
  );
  return JSON.stringify(Object.fromEntries(parts), null, 2);
}

function RulesAsText({ changes }: { readonly changes: Changes }) {
  const language = useLanguage();
  const text = useText();
  const { builtIn, replace } = useRules();
  const take = (written: string) => {
    const next = parseChanges(JSON.parse(written));
    // What cannot be compiled would only fail in the next check.
    compileRuleset(applyChanges(builtIn, next));
    replace(next);
  };
  return (
    <TextCarry
      heading={text("text")}
      headingLevel={2}
      body={text("text.body")}
      text={writeChanges(changes)}
      words={{ take: text("take"), taken: text("taken"), wrong: text("wrong") }}
      onTake={take}
      sayTrouble={(trouble) => (trouble instanceof Problem ? sayTrouble(language, trouble) : text("notJson"))}
    />
  );
}
