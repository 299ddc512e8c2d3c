import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Link,
  Switch,
  Text,
  mergeClasses,
} from "@fluentui/react-components";
import type { Rule } from "../../inspection";
import { asLabel, useLanguage } from "../language";
import { SeverityBadge } from "../shared/SeverityBadge";
import type { RuleAgreement } from "../../inspection/review";
import { isNoisy } from "../review/standing";
import { useThreadText } from "../thread/useThreadText";
import { dictionariesOf } from "../../inspection/explain/effect";
import { ruleEditorText } from "../../locales/ruleEditor";
import { useTryingText } from "../explain/useTryingText";
import { EffectOfRule } from "./EffectView";
import { AppliesEditor } from "./AppliesEditor";
import { Fold } from "./editor/Fold";
import { RuleTexts } from "./editor/RuleTexts";
import { RuleWeight, SeverityField } from "./editor/RuleWeight";
import { LevelsEditor } from "./LevelsEditor";
import { copyOf, isOwn, namesOf } from "./ownRules";
import { useRulesPages } from "./pages";
import { ParameterField } from "./ParameterField";
import { useEditorText } from "./useEditorText";
import { useRules } from "./RulesProvider";
import { useRulesStyles } from "./Rules.styles";

interface RuleItemProps {
  readonly rule: Rule;
  /** Shows a phrase list. */
  readonly onShowList: (name: string) => void;
  /** How far people agree with it; undefined before anybody has reviewed it. */
  readonly agreement: RuleAgreement | undefined;
}

/** A rule: on or off, how severe, and behind its name everything that can be set. */
export function RuleItem({ rule, onShowList, agreement }: RuleItemProps) {
  const { t, locale } = useLanguage();
  const text = useThreadText();
  const rules = useRules();
  const styles = useRulesStyles();
  const name = rule.names[locale];
  const changed = rules.changes?.rules[rule.id] !== undefined;
  const own = isOwn(rules.changes, rule.id);
  const editorText = useEditorText();

  return (
    <AccordionItem value={rule.id}>
      <div className={styles.row}>
        <Switch
          aria-label={t("rules.on", { name })}
          checked={rule.enabled}
          onChange={(_, { checked }) => rules.editRule(rule.id, { enabled: checked })}
        />
        <AccordionHeader
          expandIcon={{ className: styles.expandIcon }}
          expandIconPosition="end"
          className={styles.header}
          button={{ className: styles.headerButton }}
        >
          <span className={styles.headerText}>
            <span className={mergeClasses(styles.name, !rule.enabled && styles.off)}>{name}</span>
            <span className={styles.marks}>
              <SeverityBadge severity={rule.severity} />
              {own && (
                <Badge appearance="outline" color="brand" shape="rounded">
                  {editorText("own")}
                </Badge>
              )}
              {changed && (
                <Badge appearance="outline" color="brand" shape="rounded">
                  {t("rules.changed")}
                </Badge>
              )}
              {agreement && isNoisy(agreement) && (
                <Badge appearance="outline" color="warning" shape="rounded">
                  {text("agreement.noisy")}
                </Badge>
              )}
            </span>
          </span>
        </AccordionHeader>
      </div>
      <AccordionPanel className={styles.panel}>
        <RuleDetails rule={rule} changed={changed} own={own} onShowList={onShowList} agreement={agreement} />
      </AccordionPanel>
    </AccordionItem>
  );
}

function RuleDetails(props: RuleItemProps & { readonly changed: boolean; readonly own: boolean }) {
  const { rule, changed, own, onShowList, agreement } = props;
  const editorText = useEditorText();
  const { t, locale } = useLanguage();
  const text = useThreadText();
  const rules = useRules();
  const styles = useRulesStyles();
  const builtIn = rules.builtIn.rules.find((candidate) => candidate.id === rule.id) ?? rule;
  const lists = dictionariesOf(rule, rules.ruleset.dictionaries);

  return (
    <>
      <EffectOfRule rule={rule.id} />
      {rule.meaning && (
        <div className={styles.advice}>
          <span className={styles.label}>{editorText("meaning")}</span>
          <Text>{rule.meaning[locale]}</Text>
        </div>
      )}
      <div className={styles.advice}>
        <span className={styles.label}>{t("rules.advice")}</span>
        <Text>{rule.advice[locale]}</Text>
      </div>
      {agreement?.interval && agreement.agreement !== null && (
        <Text size={200}>
          {text("agreement", {
            confirmed: agreement.confirmed,
            dismissed: agreement.dismissed,
            share: agreement.agreement,
            low: agreement.interval.low,
            high: agreement.interval.high,
          })}
        </Text>
      )}
      <SeverityField
        severity={rule.severity}
        onChange={(severity) => rules.editRule(rule.id, { severity })}
      />
      {Object.entries(rule.parameters).map(([id, parameter]) => (
        <ParameterField
          key={id}
          parameter={parameter}
          builtIn={builtIn.parameters[id] ?? parameter}
          onChange={(value) => rules.editRule(rule.id, { parameters: { [id]: value } })}
        />
      ))}
      <LevelsEditor rule={rule} />
      <AppliesEditor
        rule={rule}
        onChange={({ active = null, appliesTo = null }) => rules.editRule(rule.id, { active, appliesTo })}
      />
      {!own && (
        <Fold label={editorText("weight")}>
          <RuleTexts
            texts={rule}
            shown={["names", "advice"]}
            onChange={({ names, advice }) =>
              rules.editRule(rule.id, { ...(names && { names }), ...(advice && { advice }) })
            }
          />
          <RuleWeight rule={rule} onChange={(edit) => rules.editRule(rule.id, edit)} />
        </Fold>
      )}
      {lists.length > 0 && (
        <div className={styles.advice}>
          <span className={styles.label}>{t("rules.usesLists")}</span>
          <span className={styles.lists}>
            {lists.map((list) => (
              <Link key={list} as="button" inline onClick={() => onShowList(list)}>
                {asLabel(rules.ruleset.dictionaries[list].names[locale])}
              </Link>
            ))}
          </span>
        </div>
      )}
      <RuleActions rule={rule} changed={changed} own={own} />
    </>
  );
}

interface RuleActionsProps {
  readonly rule: Rule;
  readonly changed: boolean;
  readonly own: boolean;
}

/** What can be done with a rule as a whole. */
function RuleActions({ rule, changed, own }: RuleActionsProps) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const trying = useTryingText();
  const rules = useRules();
  const pages = useRulesPages();
  const styles = useRulesStyles();
  const name = rule.names[locale];
  const copy = () => {
    const names = namesOf((each) => ruleEditorText(each, "copy.name", { name: rule.names[each] }));
    const made = copyOf(rule, rules.ruleset, names);
    rules.addRule(made);
    pages.open({ kind: "edit", rule: made.id, ...(own ? {} : { copiedFrom: rule.id }) });
  };
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        aria-label={text("try.one", { name })}
        onClick={() => pages.open({ kind: "try", rule: rule.id })}
      >
        {trying("try")}
      </Button>
      {own && (
        <Button
          size="small"
          aria-label={text("edit.one", { name })}
          onClick={() => pages.open({ kind: "edit", rule: rule.id })}
        >
          {text("edit")}
        </Button>
      )}
      <Button size="small" aria-label={text("copy.one", { name })} onClick={copy}>
        {text("copy")}
      </Button>
      {own && (
        <Button
          size="small"
          aria-label={text("remove.one", { name })}
          onClick={() => rules.removeRule(rule.id)}
        >
          {text("remove")}
        </Button>
      )}
      {changed && (
        <Button
          size="small"
          aria-label={t("rules.resetOne", { name })}
          onClick={() => rules.resetRule(rule.id)}
        >
          {t("rules.reset")}
        </Button>
      )}
    </div>
  );
}
