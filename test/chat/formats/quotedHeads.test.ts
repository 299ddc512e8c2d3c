import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { readTable } from "../../../src/chat/readTable";
import { tableOf } from "../../../src/chat/table";

const read = (...lines: string[]) => readText(lines.join("\n"));
const spoken = ({ transcript }: ReturnType<typeof read>) =>
  transcript.text.map((words, i) => `${transcript.senders[transcript.sender[i]!]}: ${words}`);
const quoted = ({ decisions }: ReturnType<typeof read>) =>
  decisions.find(({ code }) => code === "quotedChat") ?? null;

describe("a chat that somebody quotes or forwards", () => {
  it("stays with the message when it is older than it and its answer, and of the same people", () => {
    const reading = read(
      "tb_1 2026-03-02 10:00:00",
      "之前你们是这么说的",
      "tb_1 2026-02-20 09:00:00",
      "能退吗",
      "某某旗舰店:小美 2026-02-20 09:01:00",
      "可以退的",
      "某某旗舰店:小禾 2026-03-02 10:01:00",
      "我看看",
    );
    expect(spoken(reading)).toEqual([
      "tb_1: 之前你们是这么说的\ntb_1 2026-02-20 09:00:00\n能退吗\n某某旗舰店:小美 2026-02-20 09:01:00\n可以退的",
      "某某旗舰店:小禾: 我看看",
    ]);
    expect(quoted(reading)).toEqual({ code: "quotedChat", count: 2, row: 3 });
  });

  it.each([
    ["between rules", ["—————— 聊天记录 ——————", "小王 2026-03-02 09:50:00", "在吗", "——————————"], 1],
    ["behind a mark", ["> 小王 2026-02-20 09:00:00", "> 在吗"], 1],
    ["in corner brackets", ["「小王 2026-03-02 09:59:00", "在吗」", "- - - - - - - - - - -", "看这条"], 1],
    [
      "indented",
      ["见下", "    小王 2026-03-02 09:59:00", "    在吗", "\t小李 2026-03-02 09:59:30", "\t在的"],
      2,
    ],
    [
      "below a title",
      [
        "小王和小李的聊天记录",
        "小王 2026-02-20 09:00:00",
        "在吗",
        "小李 2026-02-20 09:01:00",
        "在",
        "小王 2026-02-20 09:02:00",
        "好",
      ],
      3,
    ],
  ] as [string, string[], number][])("stays with the message %s", (_, body, count) => {
    const reading = read(
      "小禾 2026-03-02 09:58:00",
      "您好",
      "云朵 2026-03-02 10:00:00",
      ...body,
      "小禾 2026-03-02 10:01:00",
      "看到了",
      "云朵 2026-03-02 10:02:00",
      "好",
    );
    expect(spoken(reading)).toEqual(["小禾: 您好", `云朵: ${body.join("\n")}`, "小禾: 看到了", "云朵: 好"]);
    expect(quoted(reading)?.count).toBe(count);
    const { counts } = reading;
    expect(counts.messages + counts.skipped + counts.blank + counts.structure + counts.continuation).toBe(
      counts.rows,
    );
  });
});

describe("what is no quotation", () => {
  const head = (name: string, time: string) => [`${name} 2026-03-02 ${time}`, `${name}@${time}`];

  it.each([
    [
      "another customer's chat that began before",
      [
        ["tb_1", "10:00:00"],
        ["小禾", "10:01:00"],
        ["tb_2", "08:00:00"],
        ["小禾", "08:01:00"],
        ["小禾", "10:05:00"],
        ["tb_1", "10:06:00"],
      ],
    ],
    [
      "a message that comes late",
      [
        ["tb_1", "10:00:00"],
        ["小禾", "10:01:00"],
        ["tb_1", "08:00:00"],
        ["小禾", "10:05:00"],
        ["tb_1", "10:06:00"],
      ],
    ],
    [
      "an export with the newest message first",
      [
        ["tb_1", "15:00:00"],
        ["小禾", "13:00:00"],
        ["tb_1", "11:00:00"],
        ["小禾", "09:00:00"],
        ["tb_1", "07:00:00"],
      ],
    ],
    [
      "sides that every conversation calls alike",
      [
        ["客户", "10:00:00"],
        ["客服", "10:01:00"],
        ["客户", "08:00:00"],
        ["客服", "08:01:00"],
        ["客户", "10:05:00"],
        ["客服", "10:06:00"],
      ],
    ],
  ] as [string, [string, string][]][])("%s", (_, heads) => {
    const reading = read(...heads.flatMap(([name, time]) => head(name, time)));
    expect(quoted(reading)).toBeNull();
    expect(reading.transcript.length).toBe(heads.length);
  });

  it("what stands between brackets that belong to different messages", () => {
    const reading = read(
      ...[
        "tb_1 2026-03-02 10:00:00",
        "「这个",
        "小禾 2026-03-02 10:01:00",
        "哪个",
        "tb_1 2026-03-02 10:02:00",
        "那个」",
      ],
    );
    expect([reading.transcript.length, quoted(reading)]).toEqual([3, null]);
  });

  it("what was copied twice", () => {
    const first = [...head("tb_1", "08:00:00"), ...head("小禾", "08:01:00")];
    const then = [...head("tb_1", "10:00:00"), ...head("小禾", "10:01:00")];
    const reading = read(...first, ...then, ...first, ...then, ...head("tb_1", "10:05:00"));
    expect(quoted(reading)).toBeNull();
    expect([reading.transcript.length, reading.duplicates.length]).toEqual([5, 4]);
  });

  it("the next chat of a table of chats, though the same people speak there", () => {
    const chat = (hour: string) =>
      [...head("云朵", `${hour}:00:00`), ...head("某店:小禾", `${hour}:01:00`)].join("\n");
    const { transcript } = readTable(
      tableOf([
        ["客户ID", "聊天记录"],
        ["A", chat("10")],
        ["B", chat("08")],
        ["C", chat("10").replaceAll(":0", ":1")],
      ]),
    );
    expect([...transcript.offsets]).toEqual([0, 2, 4, 6]);
  });
});
