import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Field,
  Link,
  Select,
  Switch,
  Text,
  mergeClasses,
} from "@fluentui/react-components";
import type { Rule } from "../../inspection";
import { severities, type Severity } from "../../inspection/finding";
import { resultWords } from "../../locales/excel";
import { asLabel, useLanguage } from "../language";
import { SeverityBadge } from "../shared/SeverityBadge";
import type { RuleAgreement } from "../../inspection/review";
import { isNoisy } from "../review/standing";
import { useThreadText } from "../thread/useThreadText";
import { dictionariesOf } from "./edits";
import { ParameterField } from "./ParameterField";
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
        <RuleDetails rule={rule} changed={changed} onShowList={onShowList} agreement={agreement} />
      </AccordionPanel>
    </AccordionItem>
  );
}

function RuleDetails(props: RuleItemProps & { readonly changed: boolean }) {
  const { rule, changed, onShowList, agreement } = props;
  const { t, locale } = useLanguage();
  const text = useThreadText();
  const rules = useRules();
  const styles = useRulesStyles();
  const builtIn = rules.builtIn.rules.find((candidate) => candidate.id === rule.id) ?? rule;
  const lists = dictionariesOf(rule, rules.ruleset.dictionaries);
  const words = resultWords(locale);

  return (
    <>
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
      <Field label={t("rules.severity")} orientation="horizontal" className={styles.severity}>
        <Select
          size="small"
          className={styles.select}
          value={rule.severity}
          onChange={(_, { value }) => rules.editRule(rule.id, { severity: value as Severity })}
        >
          {severities.toReversed().map((severity) => (
            <option key={severity} value={severity}>
              {words.severity(severity)}
            </option>
          ))}
        </Select>
      </Field>
      {Object.entries(rule.parameters).map(([id, parameter]) => (
        <ParameterField
          key={id}
          parameter={parameter}
          builtIn={builtIn.parameters[id] ?? parameter}
          onChange={(value) => rules.editRule(rule.id, { parameters: { [id]: value } })}
        />
      ))}
      {rule.levels && (
        <div className={styles.advice}>
          <span className={styles.label}>{t("rules.levels")}</span>
          <ul className={styles.levels}>
            {rule.levels.map((level) => (
              <li key={level.id}>
                {t("rules.level", { name: asLabel(level.names[locale]), upTo: level.upTo })}
              </li>
            ))}
          </ul>
        </div>
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
      {changed && (
        <Button
          size="small"
          className={styles.reset}
          aria-label={t("rules.resetOne", { name: rule.names[locale] })}
          onClick={() => rules.resetRule(rule.id)}
        >
          {t("rules.reset")}
        </Button>
      )}
    </>
  );
}
