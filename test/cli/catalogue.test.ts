import { describe, expect, it } from "vitest";
import { RoleBasis } from "../../src/chat/transcript";
import en from "../../src/locales/en-US/cli.json";

describe("the catalogues of the command line", () => {
  it("have a word for every basis of a role", () => {
    for (const basis of Object.keys(RoleBasis)) expect(Object.keys(en)).toContain(`basis.${basis}`);
  });
});
