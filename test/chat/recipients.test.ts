import { describe, expect, it } from "vitest";
import { recipientOf, Recipients } from "../../src/chat/recipients";
import { Role } from "../../src/chat/role";

describe("The conversation of a message that names its recipient", () => {
  const of = (rows: readonly (readonly [sender: string, recipient: string, role?: Role])[]) => {
    const recipients = new Recipients();
    for (const [sender, recipient, role = Role.unknown] of rows) recipients.add(sender, recipient, role);
    return rows.map(([sender, recipient]) => recipients.conversationOf(sender, recipient));
  };

  it("is the customer's, whichever of the two speaks", () => {
    expect(
      of([
        ["小美", "云朵"],
        ["云朵", "小美"],
        ["大河", "小美"],
      ]),
    ).toEqual(["云朵", "云朵", "大河"]);
  });

  it("follows a stated role before it counts, and else takes whoever began for the customer", () => {
    expect(of([["小美", "云朵", Role.agent]])).toEqual(["云朵"]);
    expect(of([["云朵", "小美", Role.customer]])).toEqual(["云朵"]);
    expect(
      of([
        ["云朵", "小美"],
        ["小美", "云朵"],
      ]),
    ).toEqual(["云朵", "云朵"]);
  });

  it("knows who stands outside of a company that archives its messages", () => {
    expect(of([["XiaoMei", "wmAbc123"]])).toEqual(["wmAbc123"]);
  });

  it("is not known where a side is missing", () => {
    expect(of([["云朵", ""]])).toEqual([null]);
    expect(['["XiaoMei"]', '["a","b"]', "小美、小禾", " 小美 ", null].map(recipientOf)).toEqual([
      "XiaoMei",
      "",
      "",
      "小美",
      "",
    ]);
  });
});
