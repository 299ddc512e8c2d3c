import { useCallback, useEffect, useState } from "react";
import type { SourceChoice, Thread } from "../../excel/types";
import { useDoor } from "../door";

export type ThreadState =
  | { readonly name: "loading" }
  | { readonly name: "shown"; readonly thread: Thread }
  | { readonly name: "gone" }
  | { readonly name: "failed"; readonly trouble: unknown };

/** The messages of a conversation; another conversation asks anew. */
export function useThread(choice: SourceChoice, conversation: string) {
  const door = useDoor();
  const [attempt, setAttempt] = useState(0);
  const asked = `${JSON.stringify(choice)} ${conversation} ${attempt}`;
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly state: ThreadState } | null>(null);

  useEffect(() => {
    let current = true;
    const tell = (state: ThreadState) => current && setAnswer({ asked, state });
    void (async () => {
      try {
        const corrections = await door.loadCorrections(choice.sheetId);
        const thread = await door.readConversation({ choice, corrections, conversation });
        tell(thread ? { name: "shown", thread } : { name: "gone" });
      } catch (trouble) {
        tell({ name: "failed", trouble });
      }
    })();
    return () => {
      current = false;
    };
    // `asked` stands for the choice, which is a new object after each look at the workbook.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [door, asked]);

  const state: ThreadState = answer?.asked === asked ? answer.state : { name: "loading" };
  return { state, retry: useCallback(() => setAttempt((number) => number + 1), []) };
}
