import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { roleIds } from "../../src/chat/role";

const pad = (n: number) => String(n).padStart(2, "0");
/** Names speak in turn, a minute apart. */
const chat = (names: string) =>
  names
    .split(" ")
    .map((name, i) => `${name} 2024-4-14 9:${pad(i)}:00\n第${i}句`)
    .join("\n");
const roles = (names: string) =>
  Object.fromEntries(readText(chat(names)).senders.map(({ sender, role }) => [sender, roleIds[role]]));

describe("a name that answers one customer after the other", () => {
  const shop = "云朵 小美 云朵 小美 大海 小美 山山 小美 山山 小美";

  it("is an agent's, and each of the others has a conversation", () => {
    const { transcript, senders } = readText(chat(shop));
    expect(transcript.conversations).toEqual(["云朵", "大海", "山山"]);
    expect(roles(shop)).toEqual({ 小美: "agent", 云朵: "customer", 大海: "customer", 山山: "customer" });
    expect(senders[0]).toMatchObject({ sender: "小美", basis: "recurringName" });
  });

  it("is undecided with two customers, among people who talk with one another, and beside masked buyers it is not", () => {
    expect(new Set(Object.values(roles("云朵 小美 云朵 小美 大海 小美")))).toEqual(new Set(["unknown"]));
    const group = "云朵 小美 大海 云朵 山山 小美 大海 山山 云朵 小美 山山 大海";
    expect(new Set(Object.values(roles(group)))).toEqual(new Set(["unknown"]));
    expect(roles("t***1 小美 t***2 小美 t***3 小美").小美).toBe("agent");
  });

  it("leaves a host alone to whom the same people come back again and again", () => {
    const group = "云朵 小美 大海 小美 山山 小美 云朵 小美 山山 小美 大海 小美 云朵 小美";
    expect(roles(group).小美).toBe("unknown");
  });
});
