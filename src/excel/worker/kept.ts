import type { Transcript } from "../../chat/transcript";
import { sampleConversations, type Sampled, type SampleOptions } from "../../inspection/sampling";
import { threadOf, type Thread } from "../thread";

/** What can be asked of chats that were read. Plain data: it crosses to a worker. */
export interface Questions {
  readonly thread: { readonly conversation: string };
  readonly sample: SampleOptions;
}

export interface Answers {
  /** Null when the chats hold no conversation of that name. */
  readonly thread: Thread | null;
  readonly sample: readonly Sampled[];
}

export type QuestionKind = keyof Questions;

/** The chats of the last scan, so that a person may ask about them without the sheet being read again. */
let kept: { readonly name: string; readonly transcript: Transcript } | null = null;

export function keepChats(name: string, transcript: Transcript): void {
  kept = { name, transcript };
}

const ways: {
  readonly [Kind in QuestionKind]: (chats: Transcript, asked: Questions[Kind]) => Answers[Kind];
} = {
  thread: (chats, { conversation }) => threadOf(chats, conversation),
  sample: (chats, options) => sampleConversations(chats, options),
};

/** Answers from the chats that are kept under a name; undefined when they are gone. */
export function answerFromKept<Kind extends QuestionKind>(
  name: string,
  kind: Kind,
  asked: Questions[Kind],
): Answers[Kind] | undefined {
  return kept?.name === name ? ways[kind](kept.transcript, asked) : undefined;
}
