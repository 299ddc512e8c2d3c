import { Button, Link, Spinner, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { RuleEffect } from "../../excel/types";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { sayTrouble } from "../trouble";
import { useRulesPages } from "./pages";
import { useRulesStyles } from "./Rules.styles";
import { useEditorText } from "./useEditorText";
import { useRulesEffect } from "./useRulesEffect";

/** What a person has done to one rule would do to the chats of the last check. */
export function EffectOfRule({ rule }: { readonly rule: string }) {
  const language = useLanguage();
  const text = useEditorText();
  const styles = useRulesStyles();
  const effect = useRulesEffect();
  switch (effect.name) {
    case "unscanned":
    case "same":
      return null;
    case "counting":
      return <Spinner size="extra-tiny" labelPosition="after" label={text("effect.counting")} />;
    case "failed":
      return (
        <Text size={200} role="status">
          {text("effect.failed", { why: sayTrouble(language, effect.trouble) })}
        </Text>
      );
    case "counted": {
      const own = effect.effects.get(rule);
      return own ? (
        <div role="status" className={styles.effect}>
          <EffectLine effect={own} />
        </div>
      ) : null;
    }
  }
}

/** The same for all rules that would judge otherwise, by name. */
export function EffectOfRules({ rules }: { readonly rules: ReadonlyMap<string, string> }) {
  const language = useLanguage();
  const text = useEditorText();
  const styles = useRulesStyles();
  const effect = useRulesEffect();
  if (effect.name === "unscanned") return <span className={styles.caption}>{text("effect.none")}</span>;
  if (effect.name === "same") return null;
  if (effect.name === "counting")
    return <Spinner size="extra-tiny" labelPosition="after" label={text("effect.counting")} />;
  if (effect.name === "failed")
    return (
      <Text size={200} role="status">
        {text("effect.failed", { why: sayTrouble(language, effect.trouble) })}
      </Text>
    );
  if (effect.name !== "counted" || effect.effects.size === 0) return null;
  return (
    <section className={styles.effect} aria-label={text("effect.title")} role="status">
      <span className={styles.label}>{text("effect.title")}</span>
      {[...effect.effects.values()].map((each) => (
        <div key={each.rule} className={styles.advice}>
          <Text size={200}>{rules.get(each.rule) ?? each.rule}</Text>
          <EffectLine effect={each} />
        </div>
      ))}
    </section>
  );
}

/** More names than these nobody reads; the number is exact all the same. */
const mostListed = 30;

function EffectLine({ effect }: { readonly effect: RuleEffect }) {
  const text = useEditorText();
  const styles = useRulesStyles();
  const { hit, added, removed, notEvaluable: unknown } = effect;
  const isSame = added.length === 0 && removed.length === 0;
  return (
    <>
      <Text>
        {isSame
          ? text("effect.same", { hit })
          : text("effect", { hit, added: added.length, removed: removed.length, unknown })}
      </Text>
      {added.length > 0 && (
        <Conversations
          rule={effect.rule}
          names={added}
          show={text("effect.show", { count: added.length })}
          className={styles.reset}
        />
      )}
      {removed.length > 0 && (
        <Conversations
          rule={effect.rule}
          names={removed}
          show={text("effect.showRemoved", { count: removed.length })}
          className={styles.reset}
        />
      )}
    </>
  );
}

interface ConversationsProps {
  readonly rule: string;
  readonly names: readonly string[];
  readonly show: string;
  readonly className: string;
}

/** Conversations behind a button; each leads to why the rule hits it or not. */
function Conversations({ rule, names, show, className }: ConversationsProps) {
  const text = useEditorText();
  const styles = useRulesStyles();
  const mask = useMask();
  const pages = useRulesPages();
  const effect = useRulesEffect();
  const [isOpen, setOpen] = useState(false);
  const choice = effect.name === "counted" ? effect.choice : null;
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        className={className}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {show}
      </Button>
      {isOpen && (
        <ul className={styles.conversations} aria-label={show}>
          {names.slice(0, mostListed).map((conversation) => (
            <li key={conversation}>
              <Link
                as="button"
                inline
                aria-label={text("effect.open", { conversation: mask.name(conversation) })}
                onClick={() => choice && pages.open({ kind: "why", choice, conversation, rule })}
              >
                {mask.name(conversation)}
              </Link>
            </li>
          ))}
          {names.length > mostListed && <li>{text("effect.more", { count: names.length - mostListed })}</li>}
        </ul>
      )}
    </>
  );
}
