/** Hides who a person is in a text that others will see. What is hidden keeps its length, so that offsets stay right. */

import { stars, withoutPersonalData } from "./personalData";
import { Role, type RoleId } from "./role";
import { conversationOfSession } from "./sessions";
import { conversationWithoutShop } from "./shops";
import type { Transcript } from "./transcript";

/** What hides personal data, or shows it. */
export interface Mask {
  /**
   * A text as it may be shown; its offsets stay right.
   *
   * @param conversation name of the conversation in which it is said, or of its customer: the text may call the customer by it
   */
  readonly text: (text: string, conversation?: string) => string;
  /** A conversation, which may bear its customer's name and that of a shop. */
  readonly name: (conversation: string) => string;
  /** A customer, whatever the name looks like. */
  readonly person: (name: string) => string;
}

const same = (text: string) => text;

/** Hides nothing. */
export const unmasked: Mask = { text: same, name: same, person: same };

/**
 * A text without what tells who a person is (`withoutPersonalData`), and without the customer's name. A name alone in a sentence
 * is not known for one, unless it is told.
 *
 * @param customer a name to hide wherever the text says it, and each word of it where it is written in Latin letters
 * @returns a text of the same length (UTF-16 units)
 * @example maskText("云朵妈妈，收件人：张三，电话 13800138000", "云朵妈妈") //=> "****，收件人：**，电话 ***********"
 */
export function maskText(text: string, customer = ""): string {
  return withoutName(withoutPersonalData(text), customer);
}

/** What stands for customers whose names nobody knows. */
const nobodysWord =
  /^(?:customer|client|buyer|visitor|guest|user|shopper|member|anonymous|unknown|shop|store|the|and|miss|mrs)$/i;

/** A pattern of exactly this text. */
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Names of one character and codes are said without meaning anybody. */
function withoutName(text: string, customer: string): string {
  const name = conversationWithoutShop(conversationOfSession(customer));
  if (name.length < 2 || maskPerson(name) === name) return text;
  if (!/[A-Za-z\u00c0-\u024f]/.test(name)) return text.replaceAll(name, stars(name));
  // Nobody writes a name the way the account does: Hi JANE, hi jane doe.
  const whole = new RegExp(literally(name), "gi");
  let hidden = text.includes(name) ? text.replaceAll(name, stars(name)) : text.replace(whole, stars);
  for (const word of name.split(/[\s._]+/)) {
    if (!/^[\p{L}'’-]{3,}$/u.test(word) || nobodysWord.test(word)) continue;
    const called = new RegExp(`(?<!\\p{L})${literally(word)}(?!\\p{L})`, "giu");
    hidden = hidden.replace(called, (found) => (/^\p{Ll}/u.test(found) ? found : stars(found)));
  }
  return hidden;
}

/**
 * A conversation's name by its first character, with the number of the session and the shop if there are any. Codes of
 * conversations (S001, 12) are nobody's name.
 *
 * @example maskName("云朵妈妈 #2") //=> "云*** #2"
 * @example maskName(conversationInShop("鲜果店", "云朵妈妈")) //=> "鲜果店 » 云***"
 */
export function maskName(name: string): string {
  const inShop = conversationWithoutShop(name);
  const whole = conversationOfSession(inShop);
  // A shop is nobody: who spoke there is.
  const shop = name.slice(0, name.length - inShop.length);
  return shop + maskPerson(whole) + inShop.slice(whole.length);
}

/** S001, 12; tb123456 is how 淘宝 calls people. */
const code = /^(?!(?:tb|jd|wx|qq|dy|id|user)[-_]?\d)[A-Za-z]{0,4}[-_]?\d{1,6}(?: ?· ?\d+)?$/;

/**
 * A person's name by its first character; codes are nobody's name.
 *
 * @example maskPerson("云朵妈妈") //=> "云***"
 */
export function maskPerson(name: string): string {
  if (code.test(name)) return name;
  const [first = ""] = name;
  return first + "*".repeat(Math.min(3, Math.max(0, name.length - first.length)));
}

/** Hides what `maskText`, `maskName` and `maskPerson` hide. */
export const masked: Mask = { text: maskText, name: maskName, person: maskPerson };

/**
 * The name of a sender as it may be shown: agents, robots and the platform are not hidden; whoever is unknown may be a
 * customer.
 *
 * @example maskedSender("小禾", "agent", masked) //=> "小禾"
 */
export function maskedSender(sender: string, role: RoleId, mask: Mask): string {
  return role === "agent" || role === "robot" || role === "system" ? sender : mask.person(sender);
}

/** Names of those who are customers, or may be, by the name of their conversation. */
export type Customers = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Who the customers of conversations are.
 *
 * @param wanted the conversations that are asked for; all when left out
 */
export function customersOf(transcript: Transcript, wanted?: ReadonlySet<string>): Customers {
  const { conversations, conversation, role, sender, senders, length } = transcript;
  return gathered(function* () {
    for (let i = 0; i < length; i++) {
      const name = conversations[conversation[i]];
      if (wanted && !wanted.has(name)) continue;
      if (role[i] === Role.customer || role[i] === Role.unknown) yield [name, senders[sender[i]]];
    }
  });
}

/** Who the customers among the senders of some messages are. */
export function customersAmong(
  messages: readonly { readonly conversation: string; readonly sender: string; readonly role: RoleId }[],
): Customers {
  return gathered(function* () {
    for (const { conversation, sender, role } of messages)
      if (role === "customer" || role === "unknown") yield [conversation, sender];
  });
}

function gathered(told: () => Iterable<[conversation: string, customer: string]>): Customers {
  const customers = new Map<string, Set<string>>();
  for (const [conversation, customer] of told()) {
    const names = customers.get(conversation);
    if (names) names.add(customer);
    else customers.set(conversation, new Set([customer]));
  }
  return customers;
}

/**
 * A mask that knows whom the conversations of a record are with: a conversation is seldom called as its customer is. Texts of no
 * conversation (lines that could not be read) lose the names of all of them where they stand alone.
 *
 * @example
 * const { text } = maskOfRecord(masked, () => customersOf(transcript));
 * text("云朵妈妈您好", "S001") //=> "****您好"
 */
export function maskOfRecord(mask: Mask, customersOfRecord: () => Customers): Mask {
  if (mask === unmasked) return mask;
  const customers = customersOfRecord();
  const everybody = new Set<string>();
  for (const names of customers.values()) for (const name of names) everybody.add(name);
  const isNamed = (piece: string) => everybody.has(piece) && maskPerson(piece) !== piece;
  const ofNobody = (text: string) =>
    text
      .split(/(\t)/)
      .map((cell) => (isNamed(cell) ? stars(cell) : cell))
      .join("")
      .split(/([\s,，:：;；]+)/)
      .map((word) => (isNamed(word) ? stars(word) : word))
      .join("");
  return {
    ...mask,
    text(text, conversation) {
      if (conversation === undefined) return ofNobody(mask.text(text));
      let hidden = mask.text(text, conversation);
      for (const name of customers.get(conversation) ?? []) hidden = withoutName(hidden, name);
      return hidden;
    },
  };
}
