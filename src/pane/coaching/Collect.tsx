import { Button, mergeClasses } from "@fluentui/react-components";
import { BookmarkAddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { ExampleDraft, ExampleKind } from "../../excel/coaching/examples";
import { Problem } from "../../problem";
import { customerOfExample } from "../../excel/coaching/sheet";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { Message } from "../shared/Message";
import { useFocusMove } from "../shared/useFocusMove";
import { sayTrouble } from "../trouble";
import { useCoachingStyles } from "./Coaching.styles";
import { useCoaching } from "./CoachingProvider";
import { ExampleForm, type ExampleRemark } from "./ExampleForm";
import { KindMark } from "./KindMark";
import { useCoachingText } from "./useCoachingText";

interface CollectProps {
  /** Id of the example that it would be. */
  readonly id: string;
  /** What the form begins with. */
  readonly kind: ExampleKind;
  /** The example; null when the chat does not hold it any more. */
  readonly draft: () => Promise<ExampleDraft | null> | ExampleDraft;
  /** What the button says where "collect" alone does not say what. */
  readonly label?: string;
  /** A button of a sign alone, where there is one for every message. */
  readonly compact?: { readonly tabIndex: number };
}

/** Collects what is read as an example; what was collected says so, and can be changed and taken back. */
export function Collect({ id, kind, draft, label, compact }: CollectProps) {
  const language = useLanguage();
  const text = useCoachingText();
  const styles = useCoachingStyles();
  const mask = useMask();
  const { examples, put, remove } = useCoaching();
  const { part, move } = useFocusMove<HTMLDivElement>();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  // Where examples cannot be read, the view of them says so.
  if (!examples) return null;

  const collected = examples.find((each) => each.id === id);
  const ask = (next: boolean) => {
    move();
    setTrouble(null);
    setAsking(next);
  };
  const save = async (remark: ExampleRemark) => {
    try {
      const example = collected ?? (await draft());
      if (!example) throw new Problem("wrongInput", "coaching.gone");
      put({ ...example, ...remark });
      ask(false);
    } catch (error) {
      setTrouble(error);
    }
  };

  // A button alone stands beside others; all else takes the width.
  const alone = !asking && !collected && trouble === null;
  return (
    <div ref={part} className={alone ? undefined : mergeClasses(styles.form, compact && styles.wide)}>
      {asking ? (
        <ExampleForm
          begin={collected ?? { kind, note: "" }}
          onSave={(remark) => void save(remark)}
          onCancel={() => ask(false)}
        />
      ) : collected ? (
        <div className={styles.actions}>
          <span className={styles.state} role="status">
            <KindMark kind={collected.kind} />
            <span>
              {text(`collected.${collected.kind}`)}
              {collected.note &&
                `${language.locale === "zh-CN" ? "：" : ": "}${mask.text(collected.note, customerOfExample(collected))}`}
            </span>
          </span>
          <Button size="small" tabIndex={compact?.tabIndex} onClick={() => ask(true)}>
            {text("edit")}
          </Button>
          <Button
            size="small"
            tabIndex={compact?.tabIndex}
            onClick={() => {
              move();
              remove(id);
            }}
          >
            {text("remove")}
          </Button>
        </div>
      ) : (
        <Button
          size="small"
          appearance={compact ? "subtle" : "secondary"}
          icon={<BookmarkAddRegular />}
          className={mergeClasses(styles.start, !compact && label === undefined && styles.narrow)}
          aria-label={compact && label}
          title={compact && label}
          tabIndex={compact?.tabIndex}
          onClick={() => ask(true)}
        >
          {compact ? undefined : (label ?? text("collect"))}
        </Button>
      )}
      {trouble !== null && (
        <Message intent="error" title={text("collect.failed")}>
          {sayTrouble(language, trouble)}
        </Message>
      )}
    </div>
  );
}
