import { Role } from "./role";
import { cellText, type Cell } from "./table";

/** How 企业微信 names people outside of the company in its archive. */
const outsider = /^w[mo][\w-]{4,}$/;

/**
 * Tells which conversation each message belongs to by whom it was sent to: that of the customer, whichever of the two speaks.
 *
 * @example
 * const recipients = new Recipients();
 * recipients.add("云朵", "小美", Role.unknown);
 * recipients.add("大河", "小美", Role.unknown);
 * recipients.conversationOf("小美", "大河") //=> "大河"
 */
export class Recipients {
  private readonly partners = new Map<string, Set<string>>();
  private readonly customers = new Set<string>();
  private readonly agents = new Set<string>();
  /** Who began, by both names. */
  private readonly first = new Map<string, string>();

  /** @param role of the sender, as far as the row states it */
  add(sender: string, recipient: string, role: Role): void {
    if (sender === "" || recipient === "") return;
    this.partnersOf(sender).add(recipient);
    this.partnersOf(recipient).add(sender);
    if (role === Role.customer || outsider.test(sender)) this.customers.add(sender);
    if (role === Role.agent || outsider.test(recipient)) this.agents.add(sender);
    const pair = pairOf(sender, recipient);
    if (!this.first.has(pair)) this.first.set(pair, sender);
  }

  /** @returns null where the row names one side alone */
  conversationOf(sender: string, recipient: string): string | null {
    if (sender === "" || recipient === "") return null;
    for (const [one, other] of [
      [sender, recipient],
      [recipient, sender],
    ])
      if (this.customers.has(one) || (this.agents.has(other) && !this.agents.has(one))) return one;
    // One agent serves many customers; of two who know nobody else, the customer began.
    const difference = this.partnersOf(sender).size - this.partnersOf(recipient).size;
    if (difference === 0) return this.first.get(pairOf(sender, recipient)) ?? sender;
    return difference > 0 ? recipient : sender;
  }

  private partnersOf(name: string): Set<string> {
    let partners = this.partners.get(name);
    if (!partners) this.partners.set(name, (partners = new Set()));
    return partners;
  }
}

const pairOf = (one: string, other: string) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

/**
 * The one to whom a message was sent; "" where there is none, or several.
 *
 * @example recipientOf('["XiaoMei"]') //=> "XiaoMei"
 */
export function recipientOf(cell: Cell): string {
  const text = cellText(cell).trim();
  const list = /^\[\s*"([^"]*)"\s*\]$/.exec(text);
  if (list) return list[1].trim();
  return /^\[|[,;，；、]/.test(text) ? "" : text;
}
