import { foldName } from "./fold";
import { foldHeader } from "./headers";
import { rolesOfLanguages } from "./languages";
import type { Cell } from "./table";
import { yesOrNo } from "./yesOrNo";

/**
 * Who speaks, as a code in a column. `robot` is every agent-side message that no person typed: a robot account, a
 * platform's welcome text, or a reply marked [自动回复]; it never stops a clock. `system` lines (transfer, recall, read
 * marks, cards) are never messages. `unknown` is not guessed away: what needs a role says "not evaluable".
 */
export const Role = { unknown: 0, customer: 1, agent: 2, robot: 3, system: 4 } as const;

export type Role = (typeof Role)[keyof typeof Role];

export type RoleId = keyof typeof Role;

/** Stable English ids by code: `roleIds[Role.agent] //=> "agent"`. */
export const roleIds: readonly RoleId[] = ["unknown", "customer", "agent", "robot", "system"];

const words: Readonly<Record<Exclude<RoleId, "unknown">, readonly string[]>> = {
  customer: [
    ..."客户 顾客 买家 买方 用户 访客 游客 消费者 会员 粉丝 咨询人 咨询者 客人".split(" "),
    ..."customer client user buyer visitor guest consumer shopper member requester end-user enduser lead".split(
      " ",
    ),
    // As help desks say which way a message goes.
    ..."收到 接收 c端用户 inbound incoming received".split(" "),
  ],
  agent: [
    ..."客服 人工客服 人工 在线客服 客服人员 客服代表 坐席 座席 人工坐席 卖家 卖方 商家 店家 店铺 店主".split(
      " ",
    ),
    ..."掌柜 员工 接待 售前客服 售后客服 售前 售后 子账号 主账号".split(" "),
    ..."agent staff operator seller merchant vendor support representative rep csr employee admin teammate".split(
      " ",
    ),
    ..."发送 发出 b端客服 outbound outgoing sent".split(" "),
  ],
  robot: [
    ..."机器人 客服机器人 智能客服 智能机器人 智能助手 智能应答 服务助手 自动回复 店小蜜".split(" "),
    ..."robot bot chatbot auto automatic automation".split(" "),
  ],
  system: [
    ..."系统 系统消息 系统通知 系统提示 系统提醒 平台 平台消息 平台通知 通知 提示 事件".split(" "),
    ..."system notification event notice".split(" "),
  ],
};

const roleByWord: ReadonlyMap<string, Role> = new Map(
  [...Object.entries(rolesOfLanguages), ...Object.entries(words)].flatMap(([id, list]) =>
    list.map((word) => [foldName(word), Role[id as RoleId]] as const),
  ),
);

/**
 * The role that a word names, in Chinese, English or one of `languages.ts`, whatever its case and width. Only the whole word counts: a name that
 * merely contains 客服 is a name (see `roles.ts` for what a name tells).
 *
 * @returns `Role.unknown` for anything else, blanks included.
 * @example parseRole("买家") //=> Role.customer
 * @example parseRole(" ＡＧＥＮＴ ") //=> Role.agent
 * @example parseRole("智能导购") //=> Role.robot
 * @example parseRole("买家->客服") //=> Role.customer
 * @example parseRole("小美") //=> Role.unknown
 */
export function parseRole(word: Cell): Role {
  if (typeof word !== "string" || word.length > maxWordLength) return Role.unknown;
  const folded = foldName(word)
    .replace(/^[[(【<]+|[\])】>:,;.。、]+$/g, "")
    .trim();
  const known = roleByWord.get(folded);
  if (known !== undefined) return known;
  if (folded.length <= 6 && folded.startsWith("智能")) return Role.robot;
  const [from, to, ...more] = folded.split(arrow);
  const speaks = to === undefined || more.length > 0 ? undefined : roleByWord.get(from);
  return speaks !== undefined && roleByWord.has(to) ? speaks : Role.unknown;
}

/** Who speaks to whom. */
const arrow = / ?(?:[-=]+>|→|⇒) ?/;
const maxWordLength = 24;

/** A role column holds a few words again and again; names are many. */
const mostRoles = 500;

/** Headers that ask who speaks, and whom a yes means; a no means the other side. */
const asked: ReadonlyMap<string, Role> = new Map([
  ...["incoming", "isincoming", "fromcustomer", "iscustomer", "是否客户"].map(
    (header) => [header, Role.customer] as const,
  ),
  // Databases of messengers say whether the account's owner, who serves, sent it.
  ...[
    ..."fromagent isfromagent isagent 是否客服".split(" "),
    ..."issender issend isself fromme isfromme keyfromme 是否本人 是否自己 是否发送".split(" "),
  ].map((header) => [header, Role.agent] as const),
]);

/**
 * `parseRole` for columns: each word is read once.
 *
 * @param header of the column: where it asks a question (incoming, from_agent), the cells answer it with true and false
 */
export function rolesByWord(header = ""): (cell: Cell) => Role {
  const known = new Map<Cell, Role>();
  const meant = asked.get(foldHeader(header));
  const read = (cell: Cell): Role => {
    const answer = meant === undefined ? null : yesOrNo(cell);
    if (answer === null) return parseRole(cell);
    return answer === (meant === Role.agent) ? Role.agent : Role.customer;
  };
  return (cell) => {
    let role = known.get(cell);
    if (role === undefined) {
      role = read(cell);
      if (known.size < mostRoles) known.set(cell, role);
    }
    return role;
  };
}
