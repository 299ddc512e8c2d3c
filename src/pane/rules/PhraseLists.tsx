import { Accordion, Button, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import type { Ruleset } from "../../inspection";
import { dictionariesOf } from "../../inspection/explain/effect";
import { fold } from "../../inspection/text/fold";
import { matcherFor } from "../../inspection/text/matcher";
import type { Locale } from "../../locales/translate";
import { useLanguage } from "../language";
import { SearchField } from "../shared/SearchField";
import { addList, namesOf } from "./ownRules";
import { PhraseList, headerOfList } from "./PhraseList";
import { useRulesStyles } from "./Rules.styles";
import { useRules } from "./RulesProvider";
import { useEditorText } from "./useEditorText";

/** A list that somebody asked for elsewhere; a new object for every wish. */
export interface WantedList {
  readonly name: string;
}

interface PhraseListsProps {
  /** Names of the lists that are unfolded. */
  readonly open: readonly string[];
  readonly onOpen: (names: readonly string[]) => void;
  readonly wanted: WantedList | null;
}

const refocusMilliseconds = 250;

/** The lists into which rules look, and those that the shop has made. */
export function PhraseLists({ open, onOpen, wanted }: PhraseListsProps) {
  const { t, locale } = useLanguage();
  const rules = useRules();
  const styles = useRulesStyles();
  const text = useEditorText();
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  const [sought, setSought] = useState<WantedList | null>(null);

  // A list that is asked for stands open.
  if (wanted !== sought) {
    setSought(wanted);
    if (wanted !== null && !open.includes(wanted.name)) onOpen([...open, wanted.name]);
  }
  // Office and Fluent give the focus of what was removed to the tabs, a moment later: it is taken back once.
  useEffect(() => {
    if (wanted === null) return;
    const header = document.getElementById(headerOfList(wanted.name));
    const focus = () => header?.focus();
    focus();
    header?.scrollIntoView?.({ block: "start" });
    const timer = setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement?.role === "tab") focus();
    }, refocusMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted]);

  const lists = listsOf(rules, locale);
  const shown = found === null ? lists : lists.filter((name) => found.has(name));
  // What was found stays while it is edited, even where it no longer has the words that were looked for.
  const seek = (value: string) => {
    setSearch(value);
    setFound(value.trim() === "" ? null : listsFor(value, lists, rules.ruleset, locale));
  };
  const make = () => {
    if (!rules.changes) return;
    const name = text("list.newName");
    const next = addList(
      rules.changes,
      namesOf(() => name),
    );
    const made = Object.keys(next.addDictionaries).find(
      (each) => !(each in (rules.changes?.addDictionaries ?? {})),
    )!;
    rules.replace(next);
    seek("");
    onOpen([...open, made]);
  };

  return (
    <>
      <div className={styles.head}>
        <Text className={styles.intro}>{t("rules.lists.body")}</Text>
        <Button size="small" icon={<AddRegular />} className={styles.reset} onClick={make}>
          {text("list.new")}
        </Button>
        <SearchField className={styles.search} label={text("list.search")} value={search} onChange={seek} />
        {shown.length === 0 && <Text role="status">{text("list.search.none")}</Text>}
      </div>
      <Accordion
        multiple
        collapsible
        openItems={[...open]}
        onToggle={(_, { openItems }) => onOpen(openItems as string[])}
      >
        {shown.map((name) => (
          <PhraseList key={name} name={name} />
        ))}
      </Accordion>
    </>
  );
}

/** Names of the lists to show: the shop's own first, so that one that was just made is in sight. */
function listsOf({ ruleset, changes }: ReturnType<typeof useRules>, locale: Locale): string[] {
  const own = changes?.addDictionaries ?? {};
  const isOwn = (name: string) => Object.hasOwn(own, name);
  // A built-in list that no rule looks into would be edited in vain; one of the shop's own may be written first.
  const used = new Set([
    ...ruleset.rules.flatMap((rule) => dictionariesOf(rule, ruleset.dictionaries)),
    ...Object.keys(own).filter((name) => Object.hasOwn(ruleset.dictionaries, name)),
  ]);
  const called = (name: string) => ruleset.dictionaries[name].names[locale];
  return [...used].toSorted(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)) || called(a).localeCompare(called(b), locale),
  );
}

/**
 * Lists that have the words in their name, a phrase, an exception or the name of a rule that looks into them, and those whose
 * phrases find something in the words: who looks for "加微信" need not know how the phrase is written.
 */
function listsFor(words: string, lists: readonly string[], ruleset: Ruleset, locale: Locale): Set<string> {
  const wanted = fold(words);
  const matches = matcherFor(lists.map((name) => ruleset.dictionaries[name])).match(words) ?? [];
  const hit = new Set(matches.map(({ dictionary }) => lists[dictionary]));
  const textsOf = (name: string) => {
    const { names, phrases, exclusions } = ruleset.dictionaries[name];
    const users = ruleset.rules.filter((rule) => dictionariesOf(rule, ruleset.dictionaries).includes(name));
    return [names[locale], ...phrases, ...exclusions, ...users.map((rule) => rule.names[locale])];
  };
  return new Set(
    lists.filter((name) => hit.has(name) || textsOf(name).some((each) => fold(each).includes(wanted))),
  );
}
