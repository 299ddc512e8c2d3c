import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Field,
  Input,
  Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import { asLabel, useLanguage } from "../language";
import { dictionariesOf } from "../../inspection/explain/effect";
import type { Names } from "../../inspection/language";
import { phrasesOf } from "./edits";
import { removeList, renamed, renameList } from "./ownRules";
import { useRules } from "./RulesProvider";
import { useRulesStyles } from "./Rules.styles";
import { useEditorText } from "./useEditorText";

/** Id of the button that unfolds a list. */
export const headerOfList = (name: string) => `list-${name}`;

/** A dictionary: its phrases and their exceptions, one a line, and which rules look into it. */
export function PhraseList({ name }: { readonly name: string }) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const rules = useRules();
  const styles = useRulesStyles();
  const { phrases, exclusions, names } = rules.ruleset.dictionaries[name];
  const change = rules.changes?.dictionaries[name];
  const isOwn = rules.changes !== null && Object.hasOwn(rules.changes.addDictionaries, name);
  const title = asLabel(names[locale]);
  const usedBy = rules.ruleset.rules
    .filter((rule) => dictionariesOf(rule, rules.ruleset.dictionaries).includes(name))
    .map((rule) => rule.names[locale]);
  const added = (change?.add?.length ?? 0) + (change?.addExclusions?.length ?? 0);
  const removed = (change?.remove?.length ?? 0) + (change?.removeExclusions?.length ?? 0);

  return (
    <AccordionItem value={name}>
      <AccordionHeader
        expandIcon={{ className: styles.expandIcon }}
        expandIconPosition="end"
        button={{ id: headerOfList(name) }}
      >
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
        {isOwn && <ListName name={name} names={names} />}
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
        {isOwn && usedBy.length === 0 && (
          <Button
            size="small"
            className={styles.reset}
            aria-label={text("list.remove", { name: title })}
            onClick={() => rules.changes && rules.replace(removeList(rules.changes, name))}
          >
            {text("remove")}
          </Button>
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

/** What a list of the shop's own is called. A name that was emptied is not taken over. */
function ListName({ name, names }: { readonly name: string; readonly names: Names }) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const { changes, replace } = useRules();
  const [typed, setTyped] = useState<string | null>(null);
  const isBlank = typed !== null && typed.trim() === "";
  return (
    <Field label={text("list.name")} validationMessage={isBlank ? text("levels.noName") : undefined}>
      <Input
        value={typed ?? names[locale]}
        onChange={(_, { value }) => {
          setTyped(value);
          if (changes && value.trim() !== "")
            replace(renameList(changes, name, renamed(names, locale, value)));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
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
