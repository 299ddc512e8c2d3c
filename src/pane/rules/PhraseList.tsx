import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Field,
  Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import { asLabel, useLanguage } from "../language";
import { dictionariesOf } from "../../inspection/explain/effect";
import { phrasesOf } from "./edits";
import { useRules } from "./RulesProvider";
import { useRulesStyles } from "./Rules.styles";

/** A dictionary: its phrases and their exceptions, one a line, and which rules look into it. */
export function PhraseList({ name }: { readonly name: string }) {
  const { t, locale } = useLanguage();
  const rules = useRules();
  const styles = useRulesStyles();
  const { phrases, exclusions, names } = rules.ruleset.dictionaries[name];
  const change = rules.changes?.dictionaries[name];
  const title = asLabel(names[locale]);
  const usedBy = rules.ruleset.rules
    .filter((rule) => dictionariesOf(rule, rules.ruleset.dictionaries).includes(name))
    .map((rule) => rule.names[locale]);
  const added = (change?.add?.length ?? 0) + (change?.addExclusions?.length ?? 0);
  const removed = (change?.remove?.length ?? 0) + (change?.removeExclusions?.length ?? 0);

  return (
    <AccordionItem value={name}>
      <AccordionHeader expandIcon={{ className: styles.expandIcon }} expandIconPosition="end">
        <span className={styles.headerText}>
          <span className={styles.name}>{title}</span>
          <span className={styles.marks}>
            <span className={styles.caption}>{t("phrases.count", { count: phrases.length })}</span>
            {change && (
              <Badge appearance="outline" color="brand" shape="rounded">
                {t("phrases.difference", { added, removed })}
              </Badge>
            )}
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <Lines
          label={t("phrases.phrases")}
          accessibleName={t("phrases.label", { name: title })}
          lines={phrases}
          warning={phrases.length === 0 ? t("phrases.empty") : undefined}
          className={styles.text}
          onChange={(lines) => rules.editPhrases(name, { phrases: lines, exclusions })}
        />
        <Lines
          label={t("phrases.exceptions")}
          accessibleName={t("phrases.exclusions", { name: title })}
          lines={exclusions}
          className={styles.shortText}
          onChange={(lines) => rules.editPhrases(name, { phrases, exclusions: lines })}
        />
        {usedBy.length > 0 && (
          <span className={styles.caption}>
            {t("phrases.usedBy", { rules: new Intl.ListFormat(locale).format(usedBy) })}
          </span>
        )}
        {change && (
          <Button
            size="small"
            className={styles.reset}
            aria-label={t("rules.resetOne", { name: title })}
            onClick={() => rules.resetPhrases(name)}
          >
            {t("rules.reset")}
          </Button>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

interface LinesProps {
  readonly label: string;
  readonly accessibleName: string;
  readonly lines: readonly string[];
  readonly warning?: string;
  readonly className: string;
  readonly onChange: (lines: string[]) => void;
}

/** A list as a text area. While it has the focus it keeps what was typed, unfinished and empty lines included. */
function Lines({ label, accessibleName, lines, warning, className, onChange }: LinesProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Field label={label} validationState={warning ? "warning" : undefined} validationMessage={warning}>
      <Textarea
        aria-label={accessibleName}
        className={className}
        resize="vertical"
        value={draft ?? lines.join("\n")}
        onChange={(_, { value }) => {
          setDraft(value);
          onChange(phrasesOf(value));
        }}
        onBlur={() => setDraft(null)}
      />
    </Field>
  );
}
