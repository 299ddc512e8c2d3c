import { describe, expect, it } from "vitest";
import { RoleBasis } from "../../src/chat/transcript";
import en from "../../src/locales/en-US/cli.json";
import zh from "../../src/locales/zh-CN/cli.json";

const names = (message: string) => [...message.matchAll(/\{(\w+)/g)].map((match) => match[1]);

describe("the catalogues of the command line", () => {
  it("say the same things in both languages, of the same values", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, message] of Object.entries(zh)) {
      const known = new Set(names(en[key as keyof typeof en]));
      for (const name of names(message)) expect(known, key).toContain(name);
    }
  });

  it("have a word for every basis of a role", () => {
    for (const basis of Object.keys(RoleBasis)) expect(Object.keys(en)).toContain(`basis.${basis}`);
  });
});
