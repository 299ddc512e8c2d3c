import { describe, expect, it } from "vitest";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";
import { formatTime } from "../../src/chat/time";

const read = (beside: readonly string[], header = "StrTime") => {
  const { transcript, decisions } = readTable(
    tableOf([
      ["CreateTime", "IsSender", header, "talker", "content"],
      ...beside.map((text, i) => [String(1713056707 + i * 10), String(i % 2), text, "云朵", `${i}`]),
    ]),
  );
  return { times: [...transcript.time].map(formatTime), told: decisions.map(({ code }) => code) };
};

describe("Unix time", () => {
  it("is told to be UTC", () => {
    expect(read(["", ""])).toEqual({
      times: ["2024-04-14T01:05:07", "2024-04-14T01:05:17"],
      told: expect.arrayContaining(["utcTimes"]),
    });
  });

  it("gives way to the shop's own clock in another column", () => {
    expect(read(["2024-04-14 09:05:07", "2024-04-14 09:05:17"])).toEqual({
      times: ["2024-04-14T09:05:07", "2024-04-14T09:05:17"],
      told: expect.not.arrayContaining(["utcTimes"]),
    });
  });

  it("does not give way to times of something else", () => {
    expect(read(["2024-04-14 09:00:00", "2024-04-14 09:00:00"]).times[0]).toBe("2024-04-14T01:05:07");
    expect(read(["2024-04-10 09:05:07", "2024-04-10 09:05:17"]).times[0]).toBe("2024-04-14T01:05:07");
  });

  it("is told by the clock of the other times of its column", () => {
    const { transcript } = readTable(
      tableOf([
        ["time", "role", "name", "content"],
        ["2024-04-14T09:05:07+08:00", "客户", "a", "x"],
        ["1713056717", "客服", "b", "y"],
      ]),
    );
    expect([...transcript.time].map(formatTime)).toEqual(["2024-04-14T09:05:07", "2024-04-14T09:05:17"]);
  });
});

describe("the database of a messenger", () => {
  it("names by talker whom the owner serves, and by is_sender which of them speaks", () => {
    const { transcript } = readTable(
      tableOf([
        ["create_time", "is_sender", "talker", "content"],
        [1713056707, 0, "云朵", "在吗"],
        [1713056717, 1, "云朵", "在的"],
        [1713056727, 0, "小鹿", "在吗"],
      ]),
    );
    expect(transcript.conversations).toEqual(["云朵", "小鹿"]);
    expect([...transcript.role]).toEqual([1, 2, 1]);
    expect([...transcript.sender].map((code) => transcript.senders[code])).toEqual(["云朵", "agent", "小鹿"]);
  });
});
