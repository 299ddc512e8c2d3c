import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats, readText, recogniseText } from "../../../src/chat/formats";
import { platformOf } from "../../../src/chat/formats/textFormats";
import type { Reading } from "../../../src/chat/reading";
import { Role, roleIds } from "../../../src/chat/role";
import { formatTime } from "../../../src/chat/time";
import { Problem } from "../../../src/problem";

const chat = "云朵妈妈 2024-4-14 9:05:07\n在吗\n某某旗舰店:小美 2024-4-14 9:05:20\n在的\n";

describe("readText", () => {
  it("refuses lines of which none tells who speaks or when, unless a format is chosen", () => {
    const text = "Jane — at nine\nHi there\nShop — at ten\nHello";
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
    expect(readText(text, { format: "table" }).transcript.length).toBe(4);
    // Somebody's words alone, and cells without a header.
    expect(readText("您好，在的").transcript.length).toBe(1);
    expect(readText("云朵\t在吗\n小美\t在的\n云朵\t有货吗").transcript.senders).toEqual(["云朵", "小美"]);
  });

  it("takes no words for names where times stand below them and nobody is named, as 闲鱼 copies", () => {
    const text = "数码小白\n在吗\n2024-04-14 09:05\n还在的\n2024-04-14 09:06\n能便宜点吗\n2024-04-14 09:07\n";
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
    const named = "小雨\n2024-04-14 09:05\n在吗\n小美\n2024-04-14 09:06\n";
    expect(readText(named).transcript.senders).toEqual(["小雨", "小美"]);
  });

  it("refuses lines of which few look like cells of a table and most could not be read", () => {
    const text = "Apr 14, 2024  9:05:07 AM\nAna\nhi\n\nApr 14, 2024  9:06:07 AM\nMe\nhello\n";
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
  });

  it("takes no labels for names: 时间 and 内容 say nothing", () => {
    const text =
      "时间：2024-4-14 9:05:07 发送人：云朵\n内容：在吗\n时间：2024-4-14 9:06:07 发送人：小美\n内容：在的\n";
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
  });

  it("refuses lines that nobody says: [time] and a name alone are no event", () => {
    const text = "[2024-04-14 09:05:07] 云朵\n在吗\n[2024-04-14 09:05:20] 小美\n在的";
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
  });

  it("says by which format it read, what each format thought of the text, and why", () => {
    const { format, recognition } = readText(chat);
    expect(format).toBe("qianniu");
    expect(recognition).toMatchObject({
      format: "qianniu",
      confidence: 0.8,
      reasons: [{ code: "headLines", count: 2 }],
      chosen: false,
    });
    const { alternatives } = recognition;
    expect(alternatives.map((one) => one.format)).toContain("wechat");
    expect(alternatives.every(({ format, confidence }) => format !== "qianniu" && confidence > 0)).toBe(true);
    for (let i = 1; i < alternatives.length; i++) {
      expect(alternatives[i].confidence).toBeLessThanOrEqual(alternatives[i - 1].confidence);
    }
  });

  it("reads the same for the same text and options, and follows a correction of every kind", () => {
    const text = "03/04/2024, 21:05 - Ana: hola\n03/04/2024, 21:06 - Bo: dime\n";
    const options = { dateOrder: "mdy", agents: ["Bo"], robots: ["Ana"] } as const;
    const corrected = readText(text, options);
    expect(corrected).toEqual(readText(text, options));
    expect(readText(text).decisions).toContainEqual(
      expect.objectContaining({ code: "dateOrderAssumed", value: "dmy" }),
    );
    expect(formatTime(corrected.transcript.time[0])).toBe("2024-03-04T21:05:00");
    expect(corrected.senders.map(({ sender, role }) => [sender, roleIds[role]])).toEqual([
      ["Ana", "robot"],
      ["Bo", "agent"],
    ]);
    const roles = { Ana: Role.customer };
    expect(readText(text, { ...options, roles }).senders[0]).toMatchObject({
      sender: "Ana",
      basis: "corrected",
    });
  });

  it("takes the format that is chosen over the one it would recognise", () => {
    const { format, recognition } = readText(chat, { format: "wechat" });
    expect(format).toBe("wechat");
    expect(recognition).toMatchObject({ format: "wechat", chosen: true, confidence: 0.75 });
    expect(recognition.alternatives[0].format).toBe("qianniu");
  });

  it("names the formats where the chosen one is none of them, and refuses an empty text", () => {
    expect(() => readText(chat, { format: "icq" })).toThrow(
      expect.objectContaining({ code: "chat.unknownFormat" }),
    );
    expect(() => readText(" \n\t")).toThrow(expect.objectContaining({ code: "chat.emptyText" }));
  });

  it("lists what stands above the first message, and loses nothing of it", () => {
    const { skipped } = readText(`聊天记录导出\n${chat}`);
    expect(skipped).toEqual([{ row: 1, text: "聊天记录导出", reason: "chat.unreadLine" }]);
  });

  it("takes the name above a time, and no space before a date", () => {
    const { transcript } = readText(
      "tb_92026-03-05 9:08:07\n在吗\n某某旗舰店:小美\n2026-03-05 9:08:20\n在的\n",
    );
    expect(transcript.senders).toEqual(["tb_9", "某某旗舰店:小美"]);
    expect(transcript.text).toEqual(["在吗", "在的"]);
  });
});

const line = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      "云朵妈妈 2024-4-14 9:05:07",
      "某某旗舰店:小美 2024-4-14 9:05:20",
      "[昵称] 10:30",
      "A --> B 2024-4-14 9:06:00",
      "2024-4-14 9:06:00",
      "2026-05-09",
      "20:57:11",
      "某某旗舰店:小美:在的",
      "t******7:在吗",
      "由 服务助手 转交给 小美",
      "当前用户来自 商品详情页",
      "¥99.00",
      "已读",
      "单聊",
      "群聊",
      "----------------------------云朵妈妈----------------------------",
      "云朵妈妈(2020-04-24 16:07:01):  在吗",
      "/****以下为一通会话****/",
      "会话结束_时间：2026-10-07 10:05:00",
      "14/04/2024, 21:05 - 名: 内容",
      "2010-01-06 16:57:28 昵称(123123)",
      "昵称:",
      "时间,发送者,内容",
      "",
    ),
  },
);
const anyText = fc
  .tuple(fc.array(line, { maxLength: 16 }), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end));

describe.each(formats.map(({ id }) => id))("the format %s, on any text", (format) => {
  it("reads without a throw, and accounts for every line once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reading: Reading;
        try {
          reading = readText(text, { format });
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        const { rows, ...parts } = reading.counts;
        expect(Object.values(parts).every((count) => count >= 0)).toBe(true);
        expect(Object.values(parts).reduce((sum, count) => sum + count)).toBe(rows);
        expect(reading.transcript.offsets[reading.transcript.conversations.length]).toBe(
          reading.transcript.length,
        );
      }),
      { numRuns: 150 },
    );
  });
});

it.each(formats.map(({ id, platform }) => [id, platform]))(
  "the platform of the format %s is known by its id: %s",
  (id, platform) => expect(platformOf(id as string)).toBe(platform),
);

it("what was read and written as a table reads the same again", () => {
  const name = fc.constantFrom("t***1", "云朵妈妈", "某某旗舰店:小美", "店:服务助手");
  const words = fc.oneof(
    fc.constantFrom("在吗", "=1+1", '他说"好"', "a,b", "由 服务助手 转交给 小美"),
    fc.string({ minLength: 1, maxLength: 8 }),
  );
  const message = fc.tuple(fc.constantFrom("A", "B"), fc.integer({ min: 0, max: 59 }), name, words);
  const quoted = (cell: string) => `"${cell.replace(/"/g, '""')}"`;
  const write = ({ transcript }: Reading) =>
    [
      "会话,时间,发送者,角色,内容",
      ...transcript.text.map((text, i) =>
        [
          transcript.conversations[transcript.conversation[i]],
          formatTime(transcript.time[i]),
          transcript.senders[transcript.sender[i]],
          roleIds[transcript.role[i]],
          text,
        ]
          .map(quoted)
          .join(","),
      ),
    ].join("\n");
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 10 }), (messages) => {
      const source = messages
        .filter(([, , , text]) => text.trim() !== "")
        .map(([conversation, second, sender, text]) =>
          [conversation, `2024-4-14 9:05:${String(second).padStart(2, "0")}`, sender, text]
            .map(quoted)
            .join(","),
        );
      fc.pre(source.length > 0);
      const once = write(readText(["会话,时间,发送者,内容", ...source].join("\n"), { format: "table" }));
      expect(write(readText(once, { format: "table" }))).toBe(once);
      expect(recogniseText(once)[0].format).toBe("table");
    }),
  );
});
