import { describe, expect, it } from "vitest";
import { Role } from "../../src/chat/role";
import { NameJudge } from "../../src/chat/roles";

const roleOf = (name: string): Role => new NameJudge({}).judge(name).role;

describe("a name", () => {
  it.each(["买家:云朵", "[顾客] 小雨", "客户：李四", "【买家】t_9", "Customer: Ann", "(visitor) Bo"])(
    "that bears its side before it is a customer's: %s",
    (name) => expect(roleOf(name)).toBe(Role.customer),
  );

  it.each(["[卖家] 小李", "商家：阿成", "客服:小美", "Agent: Mia", "木器铺:阿成", "某旗舰店:买家秀小助理"])(
    "of the shop's side is an agent's: %s",
    (name) => expect(roleOf(name)).toBe(Role.agent),
  );

  it.each([
    "Support Mia",
    "Blue Whale Customer Service",
    "Mia (Support)",
    "Klantenservice",
    "Atención al cliente",
    "Shop Support 2",
  ])("that calls itself the service is an agent's: %s", (name) => expect(roleOf(name)).toBe(Role.agent));

  it.each(["Supportive Ann", "Ana Soportela", "买家秀", "客户端问题", "小雨"])(
    "says no side by a part of it: %s",
    (name) => expect(roleOf(name)).toBe(Role.unknown),
  );
});
