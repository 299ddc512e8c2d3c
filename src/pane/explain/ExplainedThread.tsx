import { useMemo } from "react";
import { agentNames } from "../../chat/agentNames";
import { customerOf } from "../../excel/thread";
import type { Thread } from "../../excel/types";
import type { ExplainedHit } from "../../inspection/explain";
import { MessageItem } from "../thread/MessageItem";
import { useExplainStyles } from "./Explain.styles";
import { useTryingText } from "./useTryingText";
import { stretchesOf } from "./windows";

interface ExplainedThreadProps {
  readonly thread: Thread;
  /** What is marked in it. */
  readonly hits: readonly ExplainedHit[];
  /** Selects a row of the sheet; absent where the chat stands in none. */
  readonly onSelectRow?: ((row: number) => void) | undefined;
}

/** The conversation with what the conditions found marked in its text; of a long one, what stands around it. */
export function ExplainedThread({ thread, hits, onSelectRow }: ExplainedThreadProps) {
  const text = useTryingText();
  const styles = useExplainStyles();
  const { messages } = thread;
  const names = useMemo(() => agentNames(messages.map(({ sender }) => sender)), [messages]);
  const shown = new Set(hits.flatMap((hit) => hit.messages));
  const evidence = hits.flatMap((hit) => hit.evidence);
  const places = messages.flatMap(({ index }, place) => (shown.has(index) ? [place] : []));
  return (
    <ul className={styles.thread} aria-label={text("chat")}>
      {stretchesOf(messages.length, places).map((stretch, i) =>
        stretch.kind === "gap" ? (
          <li key={`gap ${i}`} className={styles.gap}>
            {text("gap", { count: stretch.count })}
          </li>
        ) : (
          messages.slice(stretch.from, stretch.to).map((message, k) => (
            <li key={message.index} className={styles.message}>
              <MessageItem
                message={message}
                customer={customerOf(thread)}
                before={messages[stretch.from + k - 1]}
                sender={names.get(message.sender) ?? message.sender}
                evidence={evidence}
                shown={shown.has(message.index)}
                tabIndex={0}
                collect={null}
                onSelect={onSelectRow && (() => onSelectRow(message.row))}
              />
            </li>
          ))
        ),
      )}
    </ul>
  );
}
