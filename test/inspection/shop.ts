import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Order } from "../../src/chat/orders";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";
import type { Transcript } from "../../src/chat/transcript";
import type { Product, RulesetChanges } from "../../src/inspection";
import { orderOf } from "./transcriptOf";

/**
 * A shop's record as a file of shops/ writes it, with what a strict reviewer marked by what the rules mean:
 *
 *     店铺 步云鞋铺 | pdd | 有订单
 *     == 首次响应二十一秒
 *     10:00:00 买 鞋子偏码吗
 *     10:00:21 服 标准码的亲 ‹slow-first-response›
 *     下单 10:05:00 付款 10:06:00
 *     ?? no-farewell noTimes
 *
 * A mark in ‹› names the rules whose findings must show the line (`@10:00:00`: the line of that time); `!rule` a line that
 * tempts a rule and must not be found. What is not marked is found by nobody. `??` names what cannot be judged, and why (`-`:
 * it can).
 */
export interface Shop {
  readonly name: string;
  readonly platform: string;
  readonly hasOrders: boolean;
  readonly changes: RulesetChanges;
  readonly products?: readonly Product[];
  readonly talks: readonly Talk[];
  readonly transcript: Transcript;
  readonly orders: readonly Order[];
}

export interface Talk {
  readonly title: string;
  readonly marks: readonly Mark[];
  /** Rules that a line tempts. */
  readonly tempted: readonly string[];
  readonly notEvaluable: readonly { readonly rule: string; readonly reason: string }[];
}

export interface Mark {
  readonly rule: string;
  /** Where the rule's own severity does not stand. */
  readonly severity?: string;
  /** Row of the line in the shop's table. */
  readonly row: number;
}

const roles: Readonly<Record<string, string>> = { 买: "customer", 服: "agent", 机: "robot", 系: "system" };
const severities = ["severe", "major", "minor", "info"];
const header = ["会话ID", "时间", "角色", "发送者", "内容"];

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

function readShop(text: string): Shop {
  let [name, platform, hasOrders] = ["", "", false];
  let changes: RulesetChanges = {};
  let products: Product[] | undefined;
  const talks: Building<Talk>[] = [];
  const rows: string[][] = [header];
  const orders: { talk: number; placed: string; paid?: string; closed?: string }[] = [];
  let times = new Map<string, number>();

  for (const line of text.split("\n")) {
    const [first, ...rest] = line.split(" ");
    const words = rest.join(" ");
    const talk = talks[talks.length - 1];
    if (line === "") continue;
    else if (first === "店铺") {
      const parts = words.split(" | ");
      [name, platform, hasOrders] = [parts[0], parts[1], parts[2] === "有订单"];
    } else if (first === "改动") changes = JSON.parse(words) as RulesetChanges;
    else if (first === "商品") products = JSON.parse(words) as Product[];
    else if (first === "==") {
      talks.push({ title: words, marks: [], tempted: [], notEvaluable: [] });
      times = new Map();
    } else if (first === "??") talk.notEvaluable.push({ rule: rest[0], reason: rest[1] });
    else if (/^(下单|付款|关闭)$/.test(first)) {
      const pairs = Object.fromEntries(
        [...line.matchAll(/(下单|付款|关闭) (\S+)/g)].map(([, event, time]) => [event, time]),
      );
      orders.push({ talk: talks.length - 1, placed: pairs.下单, paid: pairs.付款, closed: pairs.关闭 });
    } else {
      const match = /^(?:((?:\d )?\d+:\d+(?::\d+)?) )?(买|服|机|系|customer|agent) (.*?)(?: ‹(.*)›)?$/.exec(
        line,
      );
      if (!match) throw new Error(`Not a line of a shop: ${line}`);
      const [, time = "", who, said, marks = ""] = match;
      const role = roles[who] ?? who;
      const [clock, day = "1"] = time.split(" ").reverse();
      rows.push([
        talk.title,
        time && `2026-03-0${Number(day) + 1} ${clock}`,
        role,
        { customer: `买家${talks.length}`, robot: "智能客服", system: "系统" }[role] ?? `${name}:小林`,
        said,
      ]);
      times.set(time, rows.length);
      for (const word of marks.split(" ").filter(Boolean)) {
        if (word.startsWith("!")) talk.tempted.push(word.slice(1));
        else if (severities.includes(word)) talk.marks.push({ ...talk.marks.pop()!, severity: word });
        else {
          const [rule, at] = word.split("@");
          talk.marks.push({ rule, row: at ? (times.get(at) ?? NaN) : rows.length });
        }
      }
    }
  }
  const { transcript } = readTable(tableOf(rows));
  return {
    ...{ name, platform, hasOrders, changes, products, talks, transcript },
    orders: orders.map(({ talk, ...times }, i) => ({
      ...orderOf(times, i),
      conversation: transcript.conversations.indexOf(talks[talk].title),
    })),
  };
}

/** Every shop of a folder. */
export function readShops(name = "shops"): Shop[] {
  const folder = join(import.meta.dirname, name);
  return readdirSync(folder).map((file) => readShop(readFileSync(join(folder, file), "utf8")));
}
