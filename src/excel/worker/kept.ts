import type { Transcript } from "../../chat/transcript";
import { threadOf, type Thread } from "../thread";

/** The chats of the last scan, so that a conversation can be read without reading the sheet again. */
let kept: { readonly name: string; readonly transcript: Transcript } | null = null;

export function keepChats(name: string, transcript: Transcript): void {
  kept = { name, transcript };
}

/** A conversation of the chats that are kept under a name; null when they are not, or do not hold it. */
export function keptThread(name: string, conversation: string): Thread | null {
  return kept?.name === name ? threadOf(kept.transcript, conversation) : null;
}
