import { ask } from "./conversation";
import type { Explained, ExplainedText, RuleEffect, ScanRequest } from "./types";
import type { AskedRule, AskedText, Place } from "./worker/explaining";
import { askAboutText } from "./worker/scanner";
import type { Questions } from "./worker/kept";

export type { AskedText, Place } from "./worker/explaining";

type Chats = Pick<ScanRequest, "choice" | "corrections">;

/** How rules come to their verdicts. Every answer is found beside the pane, in the worker of the scans. */
export interface ExplainDoor {
  /**
   * Explains a rule, or all, on a conversation of a source; the sheet is read again when the last scan's chats are gone.
   *
   * @returns null when the source does not hold it
   */
  conversation(chats: Chats, asked: AskedRule & { readonly place: Place }): Promise<Explained | null>;

  /** Explains a rule, or all, on a text that a person has pasted; rejects with a `Problem` when it is no chat. */
  text(asked: AskedText): Promise<ExplainedText>;

  /** What a change of the rules does to the findings on a source, for every rule that would judge otherwise. */
  effect(chats: Chats, asked: Questions["effect"], signal?: AbortSignal): Promise<readonly RuleEffect[]>;
}

export const explainDoor: ExplainDoor = {
  conversation: (chats, asked) => ask(chats, "explain", asked),
  text: askAboutText,
  effect: (chats, asked, signal) => ask(chats, "effect", asked, signal),
};
