import { Button, Text } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Dictionary, Rule } from "../../../inspection";
import { PageTitle } from "../../explain/PageTitle";
import { labelsOf } from "../../explain/labels";
import { useLanguage } from "../../language";
import { Message } from "../../shared/Message";
import { sayTrouble } from "../../trouble";
import { EffectOfRule } from "../EffectView";
import { canonical, withBothLanguages } from "../ownRules";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { DraftContext, type RuleDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { RuleForm } from "./RuleForm";
import { troubleWith } from "./troubles";
import { UndoButton } from "./UndoButton";

interface RuleEditorProps {
  /** A rule of the shop's own. */
  readonly id: string;
  /** The rule to begin with, where it is new and not kept yet. */
  readonly made?: Rule | undefined;
  /** The built-in rule that it was made from. */
  readonly copiedFrom?: string | undefined;
  readonly onBack: () => void;
}

/** What was edited since the rule stood as it does; lists that were made for it come along. */
interface Edited {
  /** The rule as it stands, as one text; undefined before it is kept. */
  readonly of: string | undefined;
  readonly rule: Rule;
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
}

/** A rule of the shop's own, in forms. It is kept whenever it can be used; until then it is said what is missing. */
export function RuleEditor({ id, made, copiedFrom, onBack }: RuleEditorProps) {
  const language = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { ruleset, changes, replaceRule } = useRules();
  const [edited, setEdited] = useState<Edited | null>(
    made ? { of: undefined, rule: made, dictionaries: {} } : null,
  );
  const standing = ruleset.rules.find((rule) => rule.id === id);
  const of = useMemo(() => standing && canonical(standing), [standing]);
  // What is undone, or comes from elsewhere, takes the place of the draft.
  const draft = edited?.of === of ? edited : null;
  const rule = draft?.rule ?? standing;
  const own = draft?.dictionaries ?? {};
  const trouble = useMemo(
    () => (draft && changes ? troubleWith(changes, withBothLanguages(draft.rule), draft.dictionaries) : null),
    [draft, changes],
  );
  if (!rule || !changes) return <Gone onBack={onBack} />;

  const change: RuleDraft["change"] = (next, made = {}) => {
    const dictionaries = { ...own, ...made };
    const kept = withBothLanguages(next);
    if (troubleWith(changes, kept, dictionaries) === null) {
      setEdited({ of: canonical(kept), rule: next, dictionaries: {} });
      replaceRule(kept, dictionaries);
    } else setEdited({ of, rule: next, dictionaries });
  };
  return (
    <section
      className={styles.page}
      aria-label={text("editor.title")}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== "Escape") return;
        event.preventDefault();
        onBack();
      }}
    >
      <PageTitle title={text("editor.title")} back={text("editor.back")} onBack={onBack} />
      <p className={styles.quiet}>{text("editor.saved")}</p>
      {copiedFrom !== undefined && <CopiedFrom id={copiedFrom} />}
      {standing && <UndoButton />}
      <DraftContext value={{ rule, dictionaries: { ...ruleset.dictionaries, ...own }, change }}>
        <RuleForm />
      </DraftContext>
      {trouble && (
        <div className={styles.trouble}>
          <Message intent="warning" title={text(standing ? "editor.invalid" : "editor.unsaved")}>
            {"key" in trouble
              ? text(trouble.key, { name: labelsOf(rule.conditions)(trouble.name) })
              : sayTrouble(language, trouble.problem)}
          </Message>
        </div>
      )}
      <EffectOfRule rule={id} />
    </section>
  );
}

/** The rule that was copied still judges: two rules that find the same are one too many. */
function CopiedFrom({ id }: { readonly id: string }) {
  const text = useEditorText();
  const { ruleset, editRule } = useRules();
  if (ruleset.rules.find((rule) => rule.id === id)?.enabled !== true) return null;
  return (
    <Message
      intent="info"
      actions={
        <Button size="small" onClick={() => editRule(id, { enabled: false })}>
          {text("copy.off")}
        </Button>
      }
    >
      {text("copy.done")}
    </Message>
  );
}

function Gone({ onBack }: Pick<RuleEditorProps, "onBack">) {
  const text = useEditorText();
  const styles = useEditorStyles();
  return (
    <section
      className={styles.page}
      aria-label={text("editor.title")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onBack();
      }}
    >
      <PageTitle title={text("editor.title")} back={text("editor.back")} onBack={onBack} />
      <Text>{text("editor.gone")}</Text>
    </section>
  );
}
