import { describe, expect, it } from "vitest";
import { parseRole, Role } from "../../src/chat/role";

describe("parseRole", () => {
  it.each([
    ["customer", Role.customer],
    ["客户", Role.customer],
    ["买家", Role.customer],
    ["用户", Role.customer],
    ["顾客", Role.customer],
    ["访客", Role.customer],
    ["agent", Role.agent],
    ["客服", Role.agent],
    ["卖家", Role.agent],
    ["商家", Role.agent],
    ["坐席", Role.agent],
    ["robot", Role.robot],
    ["机器人", Role.robot],
    ["智能客服", Role.robot],
    ["智能导购", Role.robot],
    ["system", Role.system],
    ["系统", Role.system],
    ["系统消息", Role.system],
  ])("reads %s", (word, role) => expect(parseRole(word)).toBe(role));

  it("does not mind case, width, spaces and a colon at the end", () => {
    expect(parseRole(" ＡＧＥＮＴ ")).toBe(Role.agent);
    expect(parseRole("Customer:")).toBe(Role.customer);
    expect(parseRole("【系统】")).toBe(Role.system);
  });

  it("takes a name that holds a role's word for a name", () => {
    for (const word of ["某某旗舰店客服小美", "小美", "", "constructor", "toString", null, 3, true]) {
      expect(parseRole(word)).toBe(Role.unknown);
    }
  });
});
