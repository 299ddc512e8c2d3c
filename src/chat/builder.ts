import type { Role } from "./role";
import type { ParsedTime } from "./time";
import { RoleBasis } from "./transcript";

/** Names by code and codes by name, in the order of their first appearance. */
export class Dictionary {
  readonly names: string[] = [];
  private readonly codes = new Map<string, number>();
  private lastName: string | undefined;
  private lastCode = -1;

  /** The code of a name, a new one when the name is new. */
  code(name: string): number {
    // Rows of a chat repeat the name above more often than not.
    if (name === this.lastName) return this.lastCode;
    let code = this.codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      this.names.push(name);
      this.codes.set(name, code);
    }
    this.lastName = name;
    this.lastCode = code;
    return code;
  }

  /** The code of a name, -1 when there is none. */
  find(name: string): number {
    return this.codes.get(name) ?? -1;
  }
}

/** Conversation code of a message whose conversation is not known yet. */
export const noConversation = -1;

/**
 * Messages as they come, in the source's order, in typed columns that double when they are full. `settle` makes a
 * `Transcript` of them. One builder takes a table or a text of any length without an object per message.
 *
 * @example
 * const builder = new ChatBuilder();
 * builder.add("S001", parseTime("2024-04-14 9:05:07"), "小美", Role.unknown, "在的", 2);
 * builder.length //=> 1
 */
export class ChatBuilder {
  length = 0;
  readonly conversations = new Dictionary();
  readonly senders = new Dictionary();
  readonly text: string[] = [];
  conversation: Int32Array;
  sender: Int32Array;
  time: Float64Array;
  precision: Uint8Array;
  /** 1 where the source names a clock and no day. */
  clockOnly: Uint8Array;
  /** The role that the source itself states; `Role.unknown` when it does not. */
  stated: Uint8Array;
  /** 1 where the text is known to be no line of the platform's. */
  speech: Uint8Array;
  /** What states it: a column of a table, or the platform's way of writing a line. */
  statedBasis: number = RoleBasis.roleColumn;
  /** Whether conversations bear the names of their shops (`conversationInShop`). */
  namesShops = false;
  row: Int32Array;

  constructor(capacity = 1024) {
    this.conversation = new Int32Array(capacity);
    this.sender = new Int32Array(capacity);
    this.time = new Float64Array(capacity);
    this.precision = new Uint8Array(capacity);
    this.clockOnly = new Uint8Array(capacity);
    this.stated = new Uint8Array(capacity);
    this.speech = new Uint8Array(capacity);
    this.row = new Int32Array(capacity);
  }

  /**
   * @param conversation its name; null when the source names none
   * @param when `unknownTime` when the source does not tell
   * @param stated the role that the source states, `Role.unknown` when it does not
   * @param row sheet row or file line, 1-based
   * @param isSpeech whether the text is known to be no line of the platform's (`isSystemLine`)
   * @returns the message's index in the builder
   */
  add(
    conversation: string | null,
    when: ParsedTime,
    sender: string,
    stated: Role,
    text: string,
    row: number,
    isSpeech = false,
  ): number {
    const at = this.length;
    if (at === this.conversation.length) this.grow();
    this.conversation[at] = conversation === null ? noConversation : this.conversations.code(conversation);
    this.sender[at] = this.senders.code(sender);
    this.time[at] = when.seconds;
    this.precision[at] = when.precision;
    this.clockOnly[at] = when.clockOnly ? 1 : 0;
    this.stated[at] = stated;
    this.speech[at] = isSpeech ? 1 : 0;
    this.row[at] = row;
    this.text.push(text);
    this.length = at + 1;
    return at;
  }

  private grow(): void {
    const capacity = this.conversation.length * 2;
    const wider = <A extends Int32Array | Float64Array | Uint8Array>(to: A, from: A): A => {
      to.set(from as never);
      return to;
    };
    this.conversation = wider(new Int32Array(capacity), this.conversation);
    this.sender = wider(new Int32Array(capacity), this.sender);
    this.time = wider(new Float64Array(capacity), this.time);
    this.precision = wider(new Uint8Array(capacity), this.precision);
    this.clockOnly = wider(new Uint8Array(capacity), this.clockOnly);
    this.stated = wider(new Uint8Array(capacity), this.stated);
    this.speech = wider(new Uint8Array(capacity), this.speech);
    this.row = wider(new Int32Array(capacity), this.row);
  }
}
