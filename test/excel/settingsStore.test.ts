import { describe, expect, it } from "vitest";
import { readConversation } from "../../src/excel/conversation";
import { preview } from "../../src/excel/preview";
import { scanWith } from "../../src/excel/scanSession";
import {
  defaultSettings,
  loadSettings,
  readSettings,
  saveSettings,
  storedEntries,
  writeSettings,
} from "../../src/excel/settingsStore";
import { scannerInThisThread } from "../../src/excel/worker/scanner";
import { bookOf, picture, sheetChoice } from "./support";
import { hostWorkbooks } from "./hosted";

const hosted = hostWorkbooks();

const settings = { ...defaultSettings, agents: ["阿岳"], robots: ["小蜜蜂"], mask: true, sessionGap: 2 };

/** No column says who is who, and no name gives it away. */
const rows = [
  ["会话ID", "时间", "发送者", "内容"],
  ["1", "2026-03-05 09:00:00", "阿兰", "在吗"],
  ["1", "2026-03-05 09:00:03", "小蜜蜂", "您好，欢迎光临"],
  ["1", "2026-03-05 09:01:00", "阿岳", "亲，在的"],
];

describe("The settings of a workbook", () => {
  it("come back as they went, and leave nothing behind when they are the defaults again", async () => {
    const book = await hosted.open();
    const before = picture(book);
    await saveSettings(settings);
    expect(await loadSettings()).toEqual(settings);
    expect(await storedEntries()).toEqual([
      { kind: "settings", entries: 1, size: JSON.stringify(settings).length },
    ]);
    await saveSettings(defaultSettings);
    expect(picture(book)).toEqual(before);
    expect(await storedEntries()).toEqual([]);
  });

  it("say who is an agent and who a robot, in the preview and in the scan", async () => {
    const book = await hosted.open(bookOf(rows));
    const choice = sheetChoice(book);
    await saveSettings(settings);
    const { senders } = await preview(choice);
    expect(Object.fromEntries(senders.map(({ sender, role }) => [sender, role]))).toEqual({
      阿兰: "customer",
      小蜜蜂: "robot",
      阿岳: "agent",
    });
    const result = await scanWith(scannerInThisThread(), { choice, locale: "zh-CN" }, {});
    expect(result.byAgent).toMatchObject([{ agent: "阿岳", firstResponse: 60 }]);
  });

  it("say when the team answers, and the scan counts by that", async () => {
    const book = await hosted.open(
      bookOf([
        rows[0],
        ["1", "2026-03-05 21:59:50", "客户甲", "在吗"],
        ["1", "2026-03-06 09:00:05", "阿岳", "亲，在的"],
      ]),
    );
    const serviceHours = {
      ...{ policy: "inHours" as const, week: new Array<string>(7).fill("09:00-22:00") },
      ...{ holidays: [], workdays: [] },
    };
    const scanned = () => scanWith(scannerInThisThread(), { choice: sheetChoice(book), locale: "zh-CN" }, {});
    await saveSettings({ ...settings, sessionGap: null });
    expect((await scanned()).findings.map(({ rule }) => rule)).toContain("slow-first-response");
    await saveSettings({ ...settings, sessionGap: null, serviceHours });
    const { byAgent, findings, overview } = await scanned();
    expect(byAgent).toMatchObject([{ agent: "阿岳", firstResponse: 15 }]);
    expect(overview).toMatchObject({ firstResponse: 15, serviceHours: { policy: "inHours" } });
    const thread = await readConversation({ choice: sheetChoice(book), conversation: "1" });
    expect(thread?.messages.map(({ wait }) => wait)).toContainEqual({
      seconds: 15,
      clock: 39_615,
      counts: true,
    });
    expect(findings.map(({ rule }) => rule)).not.toContain("slow-first-response");
  });

  it("are refused with hours that are none", () => {
    const week = ["morning", "", "", "", "", "", ""];
    const text = JSON.stringify({ serviceHours: { policy: "inHours", week } });
    expect(() => readSettings(text)).toThrow(
      expect.objectContaining({ code: "settings.unreadable", values: { place: "serviceHours" } }),
    );
  });

  it("that cannot be read keep no scan from running", async () => {
    const book = await hosted.open(bookOf(rows));
    book.settings.set("kefu.settings", '{"agents":[1]}');
    await expect(loadSettings()).rejects.toMatchObject({
      code: "settings.unreadable",
      values: { place: "agents.0" },
    });
    const result = await scanWith(scannerInThisThread(), { choice: sheetChoice(book), locale: "zh-CN" }, {});
    expect(result.messages).toBe(3);
  });

  it("are carried as a text, whose faults are named", () => {
    expect(readSettings(writeSettings(settings))).toEqual(settings);
    expect(readSettings("{}")).toEqual(defaultSettings);
    for (const [text, place] of [
      ["", "JSON"],
      ["[]", "JSON"],
      ['{"agent":[]}', "agent"],
      ['{"language":"de"}', "language"],
      ['{"sessionGap":-1}', "sessionGap"],
    ])
      expect(() => readSettings(text)).toThrow(expect.objectContaining({ values: { place } }));
  });
});
