import { sampleConversations, type Sampled, type SampleOptions } from "../../inspection/sampling";
import type { RulesetChanges } from "../../inspection";
import type { RuleEffect } from "../../inspection/explain/effect";
import type { TalkFigures } from "../../report";
import { threadOf, type Thread } from "../thread";
import type { Explained } from "../types";
import { explainConversation, type AskedRule, type Place } from "./explaining";
import { partOfChats, type AskedPart, type ToldPart } from "./partOfChats";
import type { Chats } from "./readChats";
import { talkOfChats } from "./talkOfChats";
import { rulesEffect, type Pace } from "./rulesEffect";

/** What can be asked of chats that were read. Plain data: it crosses to a worker. */
export interface Questions {
  readonly thread: { readonly conversation: string };
  readonly sample: SampleOptions;
  readonly explain: AskedRule & { readonly place: Place };
  readonly effect: { readonly before: RulesetChanges; readonly after: RulesetChanges };
  readonly part: AskedPart;
  readonly talk: { readonly changes: RulesetChanges };
}

export interface Answers {
  /** Null when the chats hold no conversation of that name. */
  readonly thread: Thread | null;
  readonly sample: readonly Sampled[];
  /** Null when the chats hold no conversation there. */
  readonly explain: Explained | null;
  readonly effect: readonly RuleEffect[];
  readonly part: ToldPart;
  readonly talk: TalkFigures;
}

export type QuestionKind = keyof Questions;

/** The chats of the last scan, so that a person may ask about them without the sheet being read again. */
let kept: { readonly name: string; readonly chats: Chats } | null = null;

export function keepChats(name: string, { transcript, options }: Chats): void {
  kept = { name, chats: { transcript, options } };
}

const ways: {
  readonly [Kind in QuestionKind]: (
    chats: Chats,
    asked: Questions[Kind],
    pace: Pace,
  ) => Answers[Kind] | Promise<Answers[Kind]>;
} = {
  thread: ({ transcript, options }, { conversation }) => threadOf(transcript, conversation, options.hours),
  sample: ({ transcript }, options) => sampleConversations(transcript, options),
  explain: explainConversation,
  effect: rulesEffect,
  part: partOfChats,
  talk: talkOfChats,
};

/** Answers from the chats that are kept under a name; undefined when they are gone. */
export async function answerFromKept<Kind extends QuestionKind>(
  name: string,
  kind: Kind,
  asked: Questions[Kind],
  pace: Pace,
): Promise<Answers[Kind] | undefined> {
  return kept?.name === name ? ways[kind](kept.chats, asked, pace) : undefined;
}
