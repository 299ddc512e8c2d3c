import { expect, it } from "vitest";
import en from "../../src/locales/en-US/excel.json";
import zh from "../../src/locales/zh-CN/excel.json";

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

it("says everything in both languages, with the same values", () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(placeholders(zh[key]), key).toEqual(placeholders(en[key]));
  }
});
