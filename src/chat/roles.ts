/**
 * Who speaks, decided in the order: a person's correction, the role column, the user's agent list, platform lines, robot
 * names, shop names, customers' names, the name that recurs over many customers, the one whose counterpart is known.
 * What none of these settles stays unknown: the person is asked.
 */
import { noConversation, type ChatBuilder } from "./builder";
import { foldName } from "./fold";
import { isAutomaticReply, isSystemLine, systemLines } from "./messages";
import type { ReadOptions } from "./reading";
import { parseRole, Role } from "./role";
import { conversationWithoutShop } from "./shops";
import { RoleBasis } from "./transcript";

export interface NameDecision {
  readonly role: Role;
  /** `RoleBasis` code. */
  readonly basis: number;
}

const undecided: NameDecision = { role: Role.unknown, basis: RoleBasis.undecided };

/** Names under which platforms' robots speak, whole or after the shop's name and a colon; names are folded. */
const robotNames =
  /^(?:服务助手|(?:店|阿里|商家)小蜜|机器人.{0,8}|智能.{0,8}|.{0,12}机器人|jimi.*|自动回复|.*@im\.jd\.com|(?:.*[ _-])?bot)$/;

/** 某旗舰店:小美, 某官方自营--小黛, 鲜果店-小王, 在线客服3, 木器铺:阿成: shops and their people. */
const shopNames =
  /旗舰店|专卖店|专营店|官方店|企业店|自营(?:店|$|[\s:_.(-])|^[^*]{2,30}店(?:铺)? ?[-_·—] ?[^*]{1,20}$|客服.{0,4}$|^客服|^[^:]{2,40}:[^:]{1,20}$/;

/** Support Mia, Blue Whale Customer Service, Mia (Support), Klantenservice: what shops abroad call those who answer. */
const serviceNames =
  /(?:^|[ (|-])(?:support|customer (?:service|care|support)|help ?desk|service client|kundenservice|kundendienst|kundensupport|klantenservice|kundtjänst|kundeservice|asiakaspalvelu|assistenza(?: clienti)?|servizio clienti|soporte|atención al cliente|suporte|atendimento|destek|müşteri hizmetleri|поддержка|служба поддержки|カスタマー ?サポート|サポート|고객 ?센터|고객 ?지원)(?:$|[ )|0-9-])/;

/**
 * Buyers as platforms mask or name them: t******7, N***, 张*, tb_9202, jd_4f2c…, 匿名用户; and people whom a shop has not in its
 * address book, whom WhatsApp names by their number; 云朵@微信 is a customer of 企业微信; V1713085507 a visitor of tawk.to.
 */
const customerNames =
  /^(?:\+\d[\d ()-]{6,20}|[^*]{0,4}\*+[^*]{0,6}|tb(?:_\w|\d)\w*|jd_\w+|v\d{9,20}|匿名.{0,6}|用户\d{3,20}|微信用户.{0,8}|.{1,30}@微信|(?:游客|访客|visitor|guest)[ #_-]?[\w-]{0,30})$/;

/** `买家:云朵`, `[顾客] 小雨`: what stands before the name may say which side it is of. */
const sideBefore = /^(?:[[【(]([^[\]【】():]{1,12})[\]】)] ?|([^[\]【】():]{1,12}): ?)(?=[^ ])/;

/**
 * Decides by names alone.
 *
 * @example new NameJudge({ agents: ["小美"] }).judge("某旗舰店:小美") //=> { role: Role.agent, basis: RoleBasis.agentList }
 * @example new NameJudge({}).judge("t******7") //=> { role: Role.customer, basis: RoleBasis.customerName }
 */
export class NameJudge {
  private readonly agents: ReadonlySet<string>;
  private readonly robots: ReadonlySet<string>;
  private readonly corrected: ReadonlyMap<string, Role>;

  constructor(options: Pick<ReadOptions, "agents" | "robots" | "roles">) {
    this.agents = new Set((options.agents ?? []).map(foldName).filter((name) => name !== ""));
    this.robots = new Set((options.robots ?? []).map(foldName).filter((name) => name !== ""));
    this.corrected = new Map(
      Object.entries(options.roles ?? {}).map(([name, role]) => [foldName(name), role]),
    );
  }

  get knowsAgents(): boolean {
    return this.agents.size > 0;
  }

  judge(sender: string): NameDecision {
    if (sender.length > longestName) return undecided;
    const name = foldName(sender);
    if (name === "") return undecided;
    const corrected = this.corrected.get(name);
    if (corrected !== undefined) return { role: corrected, basis: RoleBasis.corrected };
    const account = subAccount(name);
    if (this.agents.has(name) || this.agents.has(account)) {
      return { role: Role.agent, basis: RoleBasis.agentList };
    }
    if (this.robots.has(name) || this.robots.has(account))
      return { role: Role.robot, basis: RoleBasis.robotName };
    const word = parseRole(name);
    if (word === Role.system) return { role: Role.system, basis: RoleBasis.systemPattern };
    if (word === Role.robot || robotNames.test(account))
      return { role: Role.robot, basis: RoleBasis.robotName };
    const before = sideBefore.exec(name);
    const side = before === null ? word : parseRole(before[1] ?? before[2]);
    if (before !== null && side === Role.customer)
      return { role: Role.customer, basis: RoleBasis.customerName };
    if (side === Role.agent || shopNames.test(name) || serviceNames.test(name))
      return { role: Role.agent, basis: RoleBasis.shopName };
    if (word === Role.customer || customerNames.test(name)) {
      return { role: Role.customer, basis: RoleBasis.customerName };
    }
    return undecided;
  }
}

const longestName = 80;

/** 小美 of 某旗舰店:小美 and of 某自营--小黛. */
function subAccount(name: string): string {
  const match = /(?::|--)\s*([^:]+)$/.exec(name);
  return match ? match[1].trim() : name;
}

export interface RoleDecisions {
  /** By message of the builder. */
  readonly role: Uint8Array;
  readonly basis: Uint8Array;
  /** By sender code: what a name is when no single message says otherwise. */
  readonly senders: NameDecision[];
}

/** The first part of the order: all that needs no knowledge of who shares a conversation with whom. */
export function decideByMessage(builder: ChatBuilder, judge: NameJudge, options: ReadOptions): RoleDecisions {
  const senders = builder.senders.names.map((name) => judge.judge(name));
  const role = new Uint8Array(builder.length);
  const basis = new Uint8Array(builder.length);
  const templates = options.systemLines ?? systemLines;
  const decisions: RoleDecisions = { role, basis, senders };
  const isKnown = templates === systemLines;
  for (let i = 0; i < builder.length; i++) {
    const text = builder.text[i];
    if (!(isKnown && builder.speech[i] === 1) && isSystemLine(text, templates)) {
      role[i] = Role.system;
      basis[i] = RoleBasis.systemPattern;
      continue;
    }
    const sender = senders[builder.sender[i]];
    const stated = builder.stated[i] as Role;
    // A role column that knows two sides only counts the robot with the agents.
    const isRobot = stated === Role.agent && sender.role === Role.robot;
    if (sender.basis !== RoleBasis.corrected && stated !== Role.unknown && !isRobot) {
      role[i] = stated;
      basis[i] = builder.statedBasis;
    } else {
      role[i] = sender.role;
      basis[i] = sender.basis;
    }
    markAutomatic(decisions, i, text, options.automaticReplies);
  }
  return decisions;
}

function markAutomatic(
  decisions: RoleDecisions,
  i: number,
  text: string,
  own: readonly string[] | undefined,
): void {
  const { role, basis } = decisions;
  if (role[i] !== Role.agent && role[i] !== Role.unknown) return;
  if (!isAutomaticReply(text, own)) return;
  role[i] = Role.robot;
  basis[i] = RoleBasis.automaticReply;
}

/** With how many others a name must share conversations to be an agent's. */
const recurring = 3;
const crowd = 50;

/**
 * The second part: open names by the company they keep. `builder.conversation` must be settled.
 */
export function decideByCompany(builder: ChatBuilder, judge: NameJudge, decisions: RoleDecisions): void {
  const { senders, role } = decisions;
  const open = new Set<number>();
  for (let i = 0; i < builder.length; i++) {
    const sender = builder.sender[i];
    if (role[i] === Role.unknown && builder.senders.names[sender] !== "") open.add(sender);
  }
  if (open.size === 0) return;

  const company = companyOf(builder, open);
  const sides = sidesOf(builder, decisions);
  const rivals = new Int32Array(sides.length);
  for (const [conversation, names] of company.byConversation) rivals[conversation] = names.length;
  const settle = (sender: number, decision: NameDecision) => {
    senders[sender] = decision;
    open.delete(sender);
    for (const conversation of company.bySender.get(sender) ?? []) {
      rivals[conversation] = rivals[conversation] - 1;
      if (decision.role === Role.customer) sides[conversation] = sides[conversation] | Side.customer;
      if (decision.role === Role.agent) sides[conversation] = sides[conversation] | Side.agent;
    }
  };

  const nameOf = (conversation: number) => {
    const name = builder.conversations.names[conversation] ?? "";
    return foldName(builder.namesShops ? conversationWithoutShop(name) : name);
  };
  for (const sender of [...open]) {
    const name = foldName(builder.senders.names[sender]);
    const own = (company.bySender.get(sender) ?? []).some((conversation) => nameOf(conversation) === name);
    if (own) settle(sender, { role: Role.customer, basis: RoleBasis.customerName });
  }
  const handed = handedNames(builder, decisions);
  for (const sender of [...open]) {
    const name = foldName(builder.senders.names[sender]);
    const isNamed = (company.bySender.get(sender) ?? []).some((conversation) =>
      handed.get(conversation)?.has(name),
    );
    if (isNamed) settle(sender, { role: Role.agent, basis: RoleBasis.counterpart });
  }
  for (const sender of [...open]) {
    if (recursOverCustomers(sender, company, sides)) {
      settle(sender, { role: Role.agent, basis: RoleBasis.recurringName });
    }
  }
  // Each name that is settled can settle its counterpart elsewhere; names are few and rounds fewer.
  for (let round = 0; round < 4 && open.size > 0; round++) {
    let settled = false;
    for (const sender of [...open]) {
      const side = counterpartRole(company.bySender.get(sender) ?? [], sides, rivals, judge.knowsAgents);
      if (side === Role.unknown) continue;
      settle(sender, { role: side, basis: RoleBasis.counterpart });
      settled = true;
    }
    if (!settled) break;
  }
}

/** Gives the open messages the role of their sender, once all names are settled. */
export function applyToMessages(builder: ChatBuilder, decisions: RoleDecisions, options: ReadOptions): void {
  const { role, basis, senders } = decisions;
  for (let i = 0; i < builder.length; i++) {
    if (role[i] !== Role.unknown) continue;
    const sender = senders[builder.sender[i]];
    role[i] = sender.role;
    basis[i] = sender.basis;
    markAutomatic(decisions, i, builder.text[i], options.automaticReplies);
  }
}

const Side = { customer: 1, agent: 2, robot: 4 } as const;

interface Company {
  /** Conversations of each open sender. */
  readonly bySender: ReadonlyMap<number, readonly number[]>;
  /** Open senders of each conversation that has any. */
  readonly byConversation: ReadonlyMap<number, readonly number[]>;
}

function companyOf(builder: ChatBuilder, open: ReadonlySet<number>): Company {
  const seen = new Set<number>();
  const bySender = new Map<number, number[]>();
  const byConversation = new Map<number, number[]>();
  const senders = builder.senders.names.length;
  for (let i = 0; i < builder.length; i++) {
    const sender = builder.sender[i];
    const conversation = builder.conversation[i];
    if (!open.has(sender) || conversation === noConversation) continue;
    const pair = conversation * senders + sender;
    if (seen.has(pair)) continue;
    seen.add(pair);
    push(bySender, sender, conversation);
    push(byConversation, conversation, sender);
  }
  return { bySender, byConversation };
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** 小美 将该会话转移给 阿强: two agents; 由 服务助手 转交给 小美: the robot and an agent. */
const handOverNames =
  /^(?:由 ?(?:.{1,30}?) ?转(?:交|接)[给到]|(.{1,30}?) ?[将把](?:该|此)?会话转(?:移|接)?给) ?([^，,。.!！]{1,30}?)(?:[，,].{0,20})?[。.!！]?$/;

/** Names that hand-over lines give to agents, folded, by conversation; those of no conversation yet are under `noConversation`. */
export function handedNames(builder: ChatBuilder, { role }: RoleDecisions): Map<number, Set<string>> {
  const names = new Map<number, Set<string>>();
  for (let i = 0; i < builder.length; i++) {
    if (role[i] !== Role.system || !builder.text[i].includes("转")) continue;
    for (const line of builder.text[i].split("\n")) {
      const match = line.length <= 120 ? handOverNames.exec(line.trim()) : null;
      if (!match) continue;
      const conversation = builder.conversation[i];
      const known = names.get(conversation) ?? new Set();
      for (const name of [match[1], match[2]]) if (name !== undefined) known.add(foldName(name));
      names.set(conversation, known);
    }
  }
  return names;
}

/** Which sides are known to speak, by conversation. */
function sidesOf(builder: ChatBuilder, decisions: RoleDecisions): Uint8Array {
  const sides = new Uint8Array(builder.conversations.names.length);
  for (let i = 0; i < builder.length; i++) {
    const conversation = builder.conversation[i];
    if (conversation === noConversation) continue;
    const role = decisions.role[i];
    const side =
      role === Role.customer
        ? Side.customer
        : role === Role.agent
          ? Side.agent
          : role === Role.robot
            ? Side.robot
            : 0;
    sides[conversation] = sides[conversation] | side;
  }
  return sides;
}

/** An agent meets many customers; a customer who comes back meets agents who meet still more. */
function recursOverCustomers(sender: number, company: Company, sides: Uint8Array): boolean {
  const conversations = company.bySender.get(sender) ?? [];
  if (conversations.length < recurring) return false;
  let rarer = 0;
  const others = new Set<number>();
  for (const conversation of conversations) {
    if ((sides[conversation] & Side.agent) !== 0) continue;
    const known = (sides[conversation] & Side.customer) !== 0;
    const members = company.byConversation.get(conversation) ?? [];
    // A crowd is no chat between a customer and an agent, and comparing it with itself would take for ever.
    const rarerHere = (members.length > crowd ? [] : members).filter(
      (other) => (company.bySender.get(other) ?? []).length < conversations.length,
    );
    for (const other of rarerHere) others.add(other);
    if (known) others.add(-1 - conversation);
    if (known || rarerHere.length > 0) rarer++;
  }
  return others.size >= recurring && rarer >= 0.6 * conversations.length;
}

/** The side that is free in every conversation of a name, unless two open names compete for it. */
function counterpartRole(
  conversations: readonly number[],
  sides: Uint8Array,
  rivals: Int32Array,
  agentsListed: boolean,
): Role {
  let vote: Role = Role.unknown;
  for (const conversation of conversations) {
    const side = sides[conversation];
    const alone = rivals[conversation] === 1;
    const hasAgent = (side & Side.agent) !== 0;
    const hasCustomer = (side & Side.customer) !== 0;
    let here: Role = Role.unknown;
    if (!hasCustomer && (hasAgent || (side & Side.robot) !== 0) && (alone || (hasAgent && agentsListed))) {
      here = Role.customer;
    } else if (hasCustomer && !hasAgent && alone) here = Role.agent;
    if (here === Role.unknown) continue;
    if (vote !== Role.unknown && vote !== here) return Role.unknown;
    vote = here;
  }
  return vote;
}
