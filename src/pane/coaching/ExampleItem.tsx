import { Button, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { CoachingExample } from "../../excel/coaching/examples";
import { customerOfExample, momentOf } from "../../excel/coaching/sheet";
import { roleWord } from "../../locales/roles";
import { asLabel, useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useScan } from "../scan/ScanProvider";
import { FailureNotice } from "../scan/FailureNotice";
import { useMask } from "../settings/useMask";
import { useFocusMove } from "../shared/useFocusMove";
import { useThreadText } from "../thread/useThreadText";
import { useCoachingStyles } from "./Coaching.styles";
import { useCoaching } from "./CoachingProvider";
import { ExampleForm } from "./ExampleForm";
import { KindMark } from "./KindMark";
import { useCoachingText } from "./useCoachingText";

interface ExampleItemProps {
  readonly example: CoachingExample;
  readonly onRemove: () => void;
  /** A part of it got the focus. */
  readonly onFocus: () => void;
}

/** One example: what was said, why it was collected, and what the rule advises. */
export function ExampleItem({ example, onRemove, onFocus }: ExampleItemProps) {
  const { locale } = useLanguage();
  const text = useCoachingText();
  const sayRow = useThreadText();
  const styles = useCoachingStyles();
  const mask = useMask();
  const { ruleset } = useRules();
  const { commands } = useScan();
  const { put } = useCoaching();
  const { part, move } = useFocusMove<HTMLDivElement>();
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState(false);
  const { kind, agent, time, sheetId, rows, lines, left, note } = example;
  const rule = ruleset.rules.find(({ id }) => id === example.rule);
  const advice = rule?.advice[locale];
  const customer = customerOfExample(example);
  const conversation = mask.name(example.conversation);
  const edit = (next: boolean) => {
    move();
    setEditing(next);
  };
  const where = [
    conversation,
    agent ?? text("noAgent"),
    momentOf(time),
    rows.length > 0 ? sayRow("row", { row: rows[0] }) : null,
  ];
  return (
    <div className={styles.form} onFocus={onFocus}>
      <div className={styles.top}>
        <KindMark kind={kind} />
        <h3 className={styles.rule}>
          {text(`kind.${kind}`)} · {rule?.names[locale] ?? example.rule ?? text("byPerson")}
        </h3>
      </div>
      <Text size={200} className={styles.quiet}>
        <bdi>{where.filter((each) => each !== null).join(" · ")}</bdi>
      </Text>
      <div className={styles.lines}>
        {lines.map((line, i) => (
          <p key={i} className={styles.line}>
            <span className={styles.sender}>{asLabel(roleWord(locale, line.role))} </span>
            <bdi>{mask.text(line.text, customer)}</bdi>
          </p>
        ))}
        {left > 0 && <p className={styles.quiet}>… {text("left", { count: left })}</p>}
      </div>
      {advice && (
        <Text className={styles.advice}>
          {text("advice")}
          {locale === "zh-CN" ? "：" : ": "}
          {advice}
        </Text>
      )}
      <div ref={part} className={styles.form}>
        {editing ? (
          <ExampleForm
            begin={{ kind, note }}
            onCancel={() => edit(false)}
            onSave={(remark) => {
              put({ ...example, ...remark });
              edit(false);
            }}
          />
        ) : (
          <>
            {note && (
              <Text className={styles.note}>
                {text("note")}
                {locale === "zh-CN" ? "：" : ": "}
                <bdi>{mask.text(note, customer)}</bdi>
              </Text>
            )}
            <div className={styles.actions}>
              <Button size="small" aria-label={text("edit.one", { conversation })} onClick={() => edit(true)}>
                {text("edit")}
              </Button>
              <Button size="small" aria-label={text("remove.one", { conversation })} onClick={onRemove}>
                {text("remove")}
              </Button>
              <Button
                size="small"
                appearance="subtle"
                aria-label={text("goTo.one", { conversation })}
                onClick={() => void commands.selectRows(sheetId, rows).then((done) => setAsked(!done))}
              >
                {text("goTo")}
              </Button>
            </div>
          </>
        )}
        {asked && <FailureNotice />}
      </div>
    </div>
  );
}
