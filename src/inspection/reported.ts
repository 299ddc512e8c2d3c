/** Words that are in a message without being said: denied ("并不是不给您退") or quoted ("您说的“爱买不买”"). */
import { Role } from "../chat/role";
import type { Conversation, MessageMatch } from "./conversation";

/** A negation reaches over so many units, inside its clause. */
const negationReach = 4;
/** Between 您说 and what is quoted. */
const speechReach = 8;
const clauseEnd = /[，,。.!?！？;；:：…~～\n]/;
const sentenceEnd = /[。!?！？;；\n]/;
const closingQuote: Readonly<Record<string, string>> = {
  "“": "”",
  "‘": "’",
  "「": "」",
  "『": "』",
  "《": "》",
  '"': '"',
  "'": "'",
};

/**
 * Whether a match follows a negation in its clause.
 *
 * @param negators dictionary of 并不是, 不会, …
 */
export function isNegated(conversation: Conversation, match: MessageMatch, negators: number): boolean {
  return precedes(conversation, match, negators, match.start, negationReach, clauseEnd);
}

/**
 * Whether a match is somebody else's word: in quotation marks that follow 您说 or hold what the customer wrote before, or,
 * without marks, right after 您说 and written by the customer before.
 *
 * @param speech dictionary of 您说, 提到, …
 */
export function isQuoted(conversation: Conversation, match: MessageMatch, speech: number): boolean {
  const text = conversation.transcript.text[match.message];
  const quote = quoteAround(text, match.start, match.end);
  if (quote < 0)
    return (
      precedes(conversation, match, speech, match.start, speechReach, sentenceEnd) &&
      customerWrote(conversation, match, text.slice(match.start, match.end))
    );
  return (
    precedes(conversation, match, speech, quote, speechReach, sentenceEnd) ||
    customerWrote(conversation, match, text.slice(match.start, match.end))
  );
}

function precedes(
  conversation: Conversation,
  { message }: MessageMatch,
  dictionary: number,
  place: number,
  reach: number,
  barrier: RegExp,
): boolean {
  const text = conversation.transcript.text[message];
  return conversation
    .matchesOf(dictionary)
    .some(
      (word) =>
        word.message === message &&
        word.end <= place &&
        place - word.end <= reach &&
        !barrier.test(text.slice(word.end, place)),
    );
}

/** Where the quotation mark opens that has a place between itself and its closing one; -1 when none. */
function quoteAround(text: string, start: number, end: number): number {
  let open = -1;
  let closing = "";
  for (let i = 0; i < start; i++) {
    if (open >= 0 && text[i] === closing) open = -1;
    else if (open < 0 && closingQuote[text[i]] !== undefined) {
      open = i;
      closing = closingQuote[text[i]];
    }
  }
  return open >= 0 && text.indexOf(closing, end) >= 0 ? open : -1;
}

function customerWrote(conversation: Conversation, { message }: MessageMatch, words: string): boolean {
  const { role, text } = conversation.transcript;
  for (let i = message - 1; i >= conversation.from; i--)
    if (role[i] === Role.customer && text[i].includes(words)) return true;
  return false;
}
