import { useCallback, useEffect, useState } from "react";

export type Answering<Answer> =
  | { readonly name: "idle" | "working" }
  | { readonly name: "answered"; readonly answer: Answer }
  | { readonly name: "failed"; readonly trouble: unknown };

/**
 * What a question comes to; another question asks anew, and what an earlier one brings is not heard any more.
 *
 * @param question as one text: equal texts are one question; null: nothing is asked
 */
export function useAnswer<Answer>(
  question: string | null,
  ask: () => Promise<Answer>,
): { readonly state: Answering<Answer>; readonly retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<{ readonly asked: string; readonly state: Answering<Answer> } | null>(
    null,
  );
  const asked = question === null ? null : `${attempt} ${question}`;
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const tell = (state: Answering<Answer>) => current && setHeld({ asked, state });
    ask().then(
      (answer) => tell({ name: "answered", answer }),
      (trouble: unknown) => tell({ name: "failed", trouble }),
    );
    return () => {
      current = false;
    };
    // `asked` stands for everything that `ask` asks.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
  const state: Answering<Answer> =
    asked === null ? { name: "idle" } : held?.asked === asked ? held.state : { name: "working" };
  return { state, retry: useCallback(() => setAttempt((number) => number + 1), []) };
}
