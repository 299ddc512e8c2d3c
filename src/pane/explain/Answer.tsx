import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import type { Answering } from "./useAnswer";
import { useTryingText } from "./useTryingText";

interface AnswerProps<Answer> {
  readonly state: Answering<Answer>;
  readonly onRetry: () => void;
  readonly children: (answer: Answer) => ReactNode;
}

/** What a question came to, or how it stands. */
export function Answer<Found>({ state, onRetry, children }: AnswerProps<Found>) {
  const language = useLanguage();
  const text = useTryingText();
  switch (state.name) {
    case "idle":
      return null;
    case "working":
      return <Spinner size="tiny" label={text("working")} />;
    case "failed":
      return (
        <Message
          intent="error"
          title={text("failed")}
          actions={<Button onClick={onRetry}>{text("retry")}</Button>}
        >
          {sayTrouble(language, state.trouble)}
        </Message>
      );
    case "answered":
      return children(state.answer);
  }
}
