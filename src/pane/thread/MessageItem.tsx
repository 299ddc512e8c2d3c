import { dayOf, isDated } from "../../chat/day";
import { maskedSender } from "../../chat/mask";
import { Link, Tooltip, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ThreadMessage, Wait } from "../../excel/types";
import type { Evidence } from "../../inspection/finding";
import { roleWord } from "../../locales/roles";
import { useLanguage } from "../language";
import { shortDuration } from "../scan/shortDuration";
import { useMask } from "../settings/useMask";
import { partsOf, type TextPart } from "./marks";
import { useThreadStyles } from "./Thread.styles";
import { useThreadText } from "./useThreadText";

interface MessageItemProps {
  readonly message: ThreadMessage;
  readonly before: ThreadMessage | undefined;
  /** Whose name is hidden where personal data is. */
  readonly customer?: string;
  /** How the sender is called here. */
  readonly sender: string;
  readonly evidence: readonly Evidence[];
  /** One of the messages that the finding is about. */
  readonly shown: boolean;
  readonly tabIndex: number;
  /** Selects the message's row; absent where it stands in no sheet. */
  readonly onSelect?: (() => void) | undefined;
  /** What collects the message as an example; no machine is one. */
  readonly collect?: ReactNode;
}

/** A message as a bubble on its side, with the customer's waiting before a person's answer. */
export function MessageItem(props: MessageItemProps) {
  const { message, customer, before, sender, evidence, shown, tabIndex, onSelect, collect } = props;
  const language = useLanguage();
  const text = useThreadText();
  const mask = useMask();
  const styles = useThreadStyles();
  const { role, row, time, toTheMinute, wait } = message;
  // Of the same length as the text: what is hidden is cut as the text is.
  const shownText = mask.text(message.text, customer);
  const masked = (part: TextPart) => shownText.slice(part.start, part.start + part.text.length);
  const quiet = role === "robot" || role === "system";
  const side =
    role === "agent" || role === "robot" ? styles.agent : role === "system" ? styles.system : undefined;
  const saidSide =
    side === styles.agent ? styles.saidByAgent : side === styles.system ? styles.saidBySystem : undefined;
  const day = isDated(time ?? NaN) ? dayOf(time ?? NaN) : null;
  const newDay = day !== null && dayOf(before?.time ?? NaN) !== day;

  return (
    <>
      {newDay && <span className={styles.divider}>{day}</span>}
      {wait !== null && <Waiting wait={wait} about={toTheMinute} />}
      <div className={mergeClasses(styles.message, side)}>
        <span className={styles.head}>
          <bdi className={styles.sender}>{maskedSender(sender, role, mask) || text("unnamed")}</bdi>
          <span>
            {role === "robot"
              ? text("robot")
              : role === "unknown"
                ? text("unknownRole")
                : roleWord(language.locale, role)}
          </span>
          {time !== null && <time>{clockOf(time, toTheMinute)}</time>}
          {onSelect ? (
            <Link
              as="button"
              inline
              className={styles.row}
              tabIndex={tabIndex}
              title={text("row.select", { row })}
              onClick={onSelect}
            >
              {text("row", { row })}
            </Link>
          ) : (
            <span className={styles.row}>{text("row", { row })}</span>
          )}
        </span>
        <div className={mergeClasses(styles.said, saidSide)}>
          <bdi
            className={mergeClasses(
              styles.bubble,
              role === "agent" && styles.agentBubble,
              quiet && styles.quietBubble,
              shown && styles.shown,
            )}
          >
            {partsOf(message, evidence).map((part, index) =>
              part.hit ? (
                <mark key={index} className={styles.hit}>
                  {masked(part)}
                </mark>
              ) : (
                <span key={index}>{masked(part)}</span>
              ),
            )}
          </bdi>
          {!quiet && collect}
        </div>
      </div>
    </>
  );
}

/** The figure that is counted; where the clock showed another, the words say so, and the clock's is a hover away. */
function Waiting({ wait, about }: { readonly wait: Wait; readonly about: boolean }) {
  const { t } = useLanguage();
  const text = useThreadText();
  const styles = useThreadStyles();
  const { seconds, clock, counts } = wait;
  const time = shortDuration(t, seconds);
  const waited = text(about ? "wait.about" : "wait", { time });
  if (counts && seconds === clock) return <span className={styles.wait}>{waited}</span>;
  return (
    <Tooltip
      content={text(counts ? "wait.hours.hint" : "wait.leftOut.hint", { clock: shortDuration(t, clock) })}
      relationship="description"
    >
      <span className={styles.wait}>{text(counts ? "wait.hours" : "wait.leftOut", { waited })}</span>
    </Tooltip>
  );
}

function clockOf(seconds: number, toTheMinute: boolean): string {
  return new Date(seconds * 1000).toISOString().slice(11, toTheMinute ? 16 : 19);
}
