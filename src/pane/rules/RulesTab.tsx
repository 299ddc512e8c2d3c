import { Accordion, Button, Spinner, Tab, TabList, Text } from "@fluentui/react-components";
import { AddRegular, ArrowUndoRegular, BeakerRegular, CheckmarkRegular } from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Rule, Ruleset } from "../../inspection";
import { rulesText } from "../../locales/rules";
import { useLanguage } from "../language";
import { useReviews } from "../review/ReviewProvider";
import { agreementOfMarks } from "../review/standing";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { useHiddenStyles } from "../shared/hidden.styles";
import { Message } from "../shared/Message";
import { SearchField } from "../shared/SearchField";
import { sayTrouble } from "../trouble";
import { dictionariesOf } from "../../inspection/explain/effect";
import { ruleEditorText } from "../../locales/ruleEditor";
import type { Locale } from "../../locales/translate";
import { fold } from "../../inspection/text/fold";
import { TryView } from "../explain/TryView";
import { useTryingText } from "../explain/useTryingText";
import { WhyView } from "../explain/WhyView";
import { RuleEditor } from "./editor/RuleEditor";
import { EffectOfRules } from "./EffectView";
import { groupName } from "./groups";
import { newRule, namesOf } from "./ownRules";
import { PagesContext, useRulesPages, type RulesPage, type RulesPages } from "./pages";
import { PhraseLists, type WantedList } from "./PhraseLists";
import { useEditorText } from "./useEditorText";
import { EffectContext, useCountedEffect } from "./useRulesEffect";
import { RuleItem } from "./RuleItem";
import { RulesFile } from "./RulesFile";
import { useRules } from "./RulesProvider";
import { ScorecardEditor } from "./scorecard/ScorecardEditor";
import { useRulesStyles } from "./Rules.styles";

type View = "rules" | "lists" | "file";

const refocusMilliseconds = 250;

/** The rules of this workbook, and the pages that they lead to. */
export function RulesTab() {
  const effect = useCountedEffect();
  const [page, setPage] = useState<RulesPage | null>(null);
  const lists = useRef<HTMLDivElement>(null);
  const left = useRef<Element | null>(null);
  const pages = useMemo<RulesPages>(
    () => ({
      open: (next) => {
        if (lists.current?.contains(document.activeElement)) left.current = document.activeElement;
        setPage(next);
      },
    }),
    [],
  );
  const text = useEditorText();
  const back = () => setPage(null);

  // Who comes back goes on where they left. Office and Fluent give the focus of what was removed to the tabs, a moment later:
  // it is taken back once.
  useEffect(() => {
    const element = left.current;
    if (page !== null || element === null) return;
    left.current = null;
    const focus = () => {
      if (element instanceof HTMLElement && element.isConnected) element.focus();
      else lists.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
    };
    focus();
    const timer = setTimeout(() => {
      if (!lists.current?.contains(document.activeElement)) focus();
    }, refocusMilliseconds);
    return () => clearTimeout(timer);
  }, [page]);

  return (
    <PagesContext value={pages}>
      <EffectContext value={effect}>
        {/* The lists stay alive: what is open in them is open when one comes back. */}
        <div ref={lists} hidden={page !== null}>
          <RulesLists />
        </div>
        {page?.kind === "try" && <TryView rule={page.rule} onBack={back} />}
        {page?.kind === "why" && (
          <WhyView
            choice={page.choice}
            conversation={page.conversation}
            rule={page.rule}
            back={text("editor.back")}
            onBack={back}
          />
        )}
        {page?.kind === "scorecard" && <ScorecardEditor onBack={back} />}
        {page?.kind === "edit" && (
          <RuleEditor
            key={page.rule}
            id={page.rule}
            made={page.made}
            copiedFrom={page.copiedFrom}
            onBack={back}
          />
        )}
      </EffectContext>
    </PagesContext>
  );
}

/** Switches, limits and phrase lists. */
function RulesLists() {
  const language = useLanguage();
  const { t, locale } = language;
  const rules = useRules();
  const styles = useRulesStyles();
  const { hidden } = useHiddenStyles();
  const [view, setView] = useState<View>("rules");
  const [openLists, setOpenLists] = useState<readonly string[]>([]);
  const [wantedList, setWantedList] = useState<WantedList | null>(null);

  if (!rules.changes && !rules.loadTrouble) return <Spinner size="tiny" label={t("rules.loading")} />;

  const showList = (name: string) => {
    setWantedList({ name });
    setView("lists");
  };

  return (
    <div className={styles.root}>
      <h2 className={hidden}>{t("tab.rules")}</h2>
      <div className={styles.head}>
        <Text className={styles.intro}>{t("rules.intro")}</Text>
        {rules.loadTrouble !== null && (
          <Message
            intent="error"
            title={t("rules.loadFailed")}
            actions={<Button onClick={rules.reload}>{t("rules.retry")}</Button>}
          >
            {sayTrouble(language, rules.loadTrouble)}
          </Message>
        )}
        {rules.saving.name === "failed" && (
          <Message
            intent="error"
            title={t("rules.failed")}
            actions={<Button onClick={() => void rules.flush()}>{t("rules.retry")}</Button>}
          >
            {sayTrouble(language, rules.saving.trouble)}
          </Message>
        )}
        <div className={styles.state}>
          <SavingState />
          {rules.canUndo && (
            <Button size="small" icon={<ArrowUndoRegular />} onClick={rules.undo}>
              {rulesText(locale, "undo")}
            </Button>
          )}
          {rules.differences > 0 && (
            <ConfirmDialog
              trigger={<Button size="small">{t("rules.resetAll")}</Button>}
              title={t("rules.resetAll.title")}
              body={t("rules.resetAll.body", { count: rules.differences })}
              confirm={t("rules.resetAll.confirm")}
              keep={t("rules.resetAll.keep")}
              onConfirm={rules.resetAll}
            />
          )}
        </div>
        <EffectOfRules rules={new Map(rules.ruleset.rules.map(({ id, names }) => [id, names[locale]]))} />
      </div>
      <TabList
        size="small"
        className={styles.views}
        selectedValue={view}
        onTabSelect={(_, { value }) => {
          setWantedList(null);
          setView(value as View);
        }}
        aria-label={t("rules.views")}
      >
        <Tab value="rules" id="rules-view-rules" aria-controls="rules-view">
          {t("rules.list")}
        </Tab>
        <Tab value="lists" id="rules-view-lists" aria-controls="rules-view">
          {t("rules.lists")}
        </Tab>
        <Tab value="file" id="rules-view-file" aria-controls="rules-view">
          {rulesText(locale, "file")}
        </Tab>
      </TabList>
      <div role="tabpanel" id="rules-view" aria-labelledby={`rules-view-${view}`}>
        {view === "rules" && <RuleGroups onShowList={showList} />}
        {view === "file" && <RulesFile />}
        {view === "lists" && <PhraseLists open={openLists} onOpen={setOpenLists} wanted={wantedList} />}
      </div>
    </div>
  );
}

/** How the workbook's copy stands; a change of it is announced. */
function SavingState() {
  const { t } = useLanguage();
  const { saving, differences } = useRules();
  const styles = useRulesStyles();
  return (
    <span role="status" className={styles.saved}>
      {saving.name === "saving" && t("rules.saving")}
      {saving.name === "saved" && (
        <>
          <CheckmarkRegular aria-hidden />
          {t("rules.saved")}
        </>
      )}
      {saving.name === "idle" && t("rules.changes", { count: differences })}
    </span>
  );
}

function RuleGroups({ onShowList }: { readonly onShowList: (name: string) => void }) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const trying = useTryingText();
  const { ruleset } = useRules();
  const { reviews } = useReviews();
  const pages = useRulesPages();
  const styles = useRulesStyles();
  const [search, setSearch] = useState("");
  const agreements = useMemo(() => agreementOfMarks(reviews ?? new Map()), [reviews]);
  const groups = new Map<string, Rule[]>();
  for (const rule of ruleset.rules.filter((each) => speaksOf(each, ruleset, locale, search)))
    groups.set(rule.group, [...(groups.get(rule.group) ?? []), rule]);
  const make = () => {
    const made = newRule(
      ruleset,
      namesOf((each) => ruleEditorText(each, "new.name")),
    );
    pages.open({ kind: "edit", rule: made.id, made });
  };
  return (
    <>
      <div className={styles.head}>
        <div className={styles.actions}>
          <Button size="small" icon={<AddRegular />} onClick={make}>
            {text("new")}
          </Button>
          <Button
            size="small"
            icon={<BeakerRegular />}
            onClick={() => pages.open({ kind: "try", rule: null })}
          >
            {trying("try.title")}
          </Button>
        </div>
        <SearchField className={styles.search} label={text("search")} value={search} onChange={setSearch} />
        {groups.size === 0 && <Text role="status">{text("search.none")}</Text>}
      </div>
      <Accordion multiple collapsible>
        {[...groups].map(([group, members]) => (
          <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
            <h3 id={`group-${group}`} className={styles.groupTitle}>
              {groupName(t, text, group)} ·{" "}
              {t("rules.onCount", {
                on: members.filter((rule) => rule.enabled).length,
                all: members.length,
              })}
            </h3>
            {members.map((rule) => (
              <RuleItem
                key={rule.id}
                rule={rule}
                onShowList={onShowList}
                agreement={agreements.get(rule.id)}
              />
            ))}
          </section>
        ))}
      </Accordion>
    </>
  );
}

/** Whether a rule's name, texts or phrase lists have what a person looks for. */
function speaksOf(rule: Rule, ruleset: Ruleset, locale: Locale, search: string): boolean {
  const wanted = fold(search);
  if (wanted === "") return true;
  const lists = dictionariesOf(rule, ruleset.dictionaries);
  const texts = [
    ...[rule.id, rule.names[locale], rule.advice[locale], rule.meaning?.[locale] ?? ""],
    ...lists.map((name) => ruleset.dictionaries[name].names[locale]),
  ];
  return texts.some((each) => fold(each).includes(wanted));
}
