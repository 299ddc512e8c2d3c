// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readManifest } from "../../../src/workbench/page/manifest";
import { readSettings, writeSettings } from "../../../src/workbench/page/settings";

const xml = readFileSync(join(import.meta.dirname, "../../../manifest.xml"), "utf8");

describe("the add-in's manifest", () => {
  it("gives ribbon, cell menu and functions in the language asked for", () => {
    const chinese = readManifest(xml, "zh-CN");
    const english = readManifest(xml, "en-US");
    const labels = (manifest: typeof chinese) =>
      manifest.tabs.flatMap((tab) =>
        tab.groups.flatMap((group) => group.buttons.map((button) => button.label)),
      );
    expect(labels(chinese)).toEqual(["打开质检窗格", "导入聊天记录", "检查本表", "清除标记"]);
    expect(labels(english)).toEqual([
      "Open the pane",
      "Import chats",
      "Check this sheet",
      "Clear highlights",
    ]);
    expect(chinese.cellMenu.map(({ action }) => action)).toEqual([
      { kind: "execute", functionName: "kefu.scanSelection" },
    ]);
    expect(chinese.functions?.namespace).toBe("KEFU");
    expect(chinese.functions?.metadataUrl).toMatch(/functions-zh-CN\.json$/);
    expect(english.functions?.metadataUrl).toMatch(/functions\.json$/);
    expect(chinese.pageUrl).toMatch(/^https:.*taskpane\.html$/);
  });

  it("orders a button's icons by size", () => {
    const [button] = readManifest(xml, "zh-CN").tabs[0]!.groups[0]!.buttons;
    expect(button?.icons.map(({ size }) => size)).toEqual([16, 32, 80]);
  });

  it("is refused when it is no manifest", () => {
    expect(() => readManifest("<a>", "zh-CN")).toThrow(RangeError);
    expect(() => readManifest("<OfficeApp/>", "zh-CN")).toThrow(RangeError);
  });
});

describe("the page's address", () => {
  it("says language, theme and workbook, and the browser says what it does not", () => {
    expect(readSettings("", "en-GB", true)).toEqual({ locale: "en-US", scheme: "dark", book: "sample" });
    expect(readSettings("?lang=zh-CN&theme=contrast&book=empty", "en-GB", false)).toEqual({
      locale: "zh-CN",
      scheme: "contrast",
      book: "empty",
    });
    expect(readSettings("?lang=xx&theme=pink&book=1", "fr", false)).toEqual({
      locale: "zh-CN",
      scheme: "light",
      book: "sample",
    });
  });

  it("is written so that it reads the same", () => {
    for (const query of ["?lang=en-US&theme=dark", "?lang=zh-CN&theme=light&book=empty"]) {
      expect(writeSettings(readSettings(query, "", false))).toBe(query);
    }
  });
});
