import { Accordion, Button, Spinner, Tab, TabList, Text } from "@fluentui/react-components";
import { ArrowUndoRegular, CheckmarkRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Rule } from "../../inspection";
import { rulesText } from "../../locales/rules";
import { isPaneKey } from "../../locales/pane";
import { useLanguage, type Language } from "../language";
import { useReviews } from "../review/ReviewProvider";
import { agreementOfMarks } from "../review/standing";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { dictionariesOf } from "./edits";
import { PhraseList } from "./PhraseList";
import { RuleItem } from "./RuleItem";
import { RulesFile } from "./RulesFile";
import { useRules } from "./RulesProvider";
import { useRulesStyles } from "./Rules.styles";

type View = "rules" | "lists" | "file";

/** The rules of this workbook: switches, limits and phrase lists. */
export function RulesTab() {
  const language = useLanguage();
  const { t, locale } = language;
  const rules = useRules();
  const styles = useRulesStyles();
  const [view, setView] = useState<View>("rules");
  const [openLists, setOpenLists] = useState<readonly string[]>([]);

  if (!rules.changes && !rules.loadTrouble) return <Spinner size="tiny" label={t("rules.loading")} />;

  const showList = (name: string) => {
    setOpenLists((open) => [...new Set([...open, name])]);
    setView("lists");
  };
  // A list that no rule looks into would be edited in vain.
  const used = new Set(
    rules.ruleset.rules.flatMap((rule) => dictionariesOf(rule, rules.ruleset.dictionaries)),
  );
  const lists = [...used].toSorted((a, b) =>
    rules.ruleset.dictionaries[a].names[locale].localeCompare(
      rules.ruleset.dictionaries[b].names[locale],
      locale,
    ),
  );

  return (
    <div className={styles.root}>
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
      </div>
      <TabList
        size="small"
        className={styles.views}
        selectedValue={view}
        onTabSelect={(_, { value }) => setView(value as View)}
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
        {view === "lists" && (
          <>
            <div className={styles.head}>
              <Text className={styles.intro}>{t("rules.lists.body")}</Text>
            </div>
            <Accordion
              multiple
              collapsible
              openItems={[...openLists]}
              onToggle={(_, { openItems }) => setOpenLists(openItems as string[])}
            >
              {lists.map((name) => (
                <PhraseList key={name} name={name} />
              ))}
            </Accordion>
          </>
        )}
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
  const { t } = useLanguage();
  const { ruleset } = useRules();
  const { reviews } = useReviews();
  const styles = useRulesStyles();
  const agreements = useMemo(() => agreementOfMarks(reviews ?? new Map()), [reviews]);
  const groups = new Map<string, Rule[]>();
  for (const rule of ruleset.rules) groups.set(rule.group, [...(groups.get(rule.group) ?? []), rule]);
  return (
    <Accordion multiple collapsible>
      {[...groups].map(([group, members]) => (
        <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={styles.groupTitle}>
            {groupName(t, group)} ·{" "}
            {t("rules.onCount", { on: members.filter((rule) => rule.enabled).length, all: members.length })}
          </h2>
          {members.map((rule) => (
            <RuleItem key={rule.id} rule={rule} onShowList={onShowList} agreement={agreements.get(rule.id)} />
          ))}
        </section>
      ))}
    </Accordion>
  );
}

/** A group that only a shop's own rules name is called as the shop calls it. */
function groupName(t: Language["t"], group: string): string {
  const key = `group.${group}`;
  return isPaneKey(key) ? t(key) : group;
}
