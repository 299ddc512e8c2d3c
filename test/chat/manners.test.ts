import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { roleIds } from "../../src/chat/role";
import { formatTime } from "../../src/chat/time";

function told(text: string): string[] {
  const { transcript } = readText(text);
  return transcript.text.map((words, i) =>
    [
      formatTime(transcript.time[i]!).slice(11, 19),
      transcript.senders[transcript.sender[i]!],
      roleIds[transcript.role[i]!],
      words.trim(),
    ].join("|"),
  );
}

describe("manners in which exports say who speaks to whom", () => {
  it.each([
    [
      "which way a message goes, beside the names of both",
      "time,customer,agent,direction,message\n2026-03-02 10:00:00,Ana,Bo,inbound,hi\n2026-03-02 10:00:20,Ana,Bo,outbound,hello",
      ["10:00:00|Ana|customer|hi", "10:00:20|Bo|agent|hello"],
    ],
    [
      "an arrow from one side to the other",
      "买家旺旺,客服旺旺,聊天时间,聊天方向,聊天内容\ntb_1,某店:小禾,2026-03-02 10:00:00,买家->客服,在吗\ntb_1,某店:小禾,2026-03-02 10:00:20,客服->买家,在的",
      ["10:00:00|tb_1|customer|在吗", "10:00:20|某店:小禾|agent|在的"],
    ],
    [
      "收到 and 发送",
      "用户名,用户ID,消息方向,消息内容,发送时间,客服\n小红,u1,收到,在吗,2026-03-02 10:00:00,小禾\n小红,u1,发送,在的,2026-03-02 10:00:20,小禾",
      ["10:00:00|小红|customer|在吗", "10:00:20|小禾|agent|在的"],
    ],
    [
      "accounts beside the side that speaks",
      "咨询时间,顾客账号,客服账号,消息发送方,消息内容,消息时间\n2026-03-02 09:00:00,jd_abc,店铺-小禾,顾客,在吗,2026-03-02 10:00:00\n2026-03-02 09:00:00,jd_abc,店铺-小禾,客服,在的,2026-03-02 10:00:20",
      ["10:00:00|jd_abc|customer|在吗", "10:00:20|店铺-小禾|agent|在的"],
    ],
    [
      "customers of 企业微信 by their names",
      "消息时间,发送人,接收人,消息内容\n2026-03-02 10:00:00,云朵@微信,小禾,在吗\n2026-03-02 10:00:20,小禾,云朵@微信,在的",
      ["10:00:00|云朵@微信|customer|在吗", "10:00:20|小禾|agent|在的"],
    ],
    [
      "milliseconds and sides of a help desk",
      "from.name,from.type,timestamp_ms,text\nAna,lead,1772445600000,hi\nBo,teammate,1772445620000,hello",
      ["10:00:00|Ana|customer|hi", "10:00:20|Bo|agent|hello"],
    ],
    [
      "a Markdown table, whose rule is no message",
      "| 时间 | 发送者 | 内容 |\n|---|:--|---|\n| 2026-03-02 10:00:00 | tb_1 | 在吗 |\n| 2026-03-02 10:00:20 | 某店:小禾 | --- |",
      ["10:00:00|tb_1|customer|在吗", "10:00:20|某店:小禾|agent|---"],
    ],
    [
      "a day above names and clocks on lines of their own",
      "2026-03-02\nN***\n10:00:00\n在吗\n客服-小禾\n10:00:20\n在的",
      ["10:00:00|N***|customer|在吗", "10:00:20|客服-小禾|agent|在的"],
    ],
    [
      "clocks set apart from names",
      "Ana  10:00 AM\nhi\nBo Support  10:01 AM\nhello\nAna  10:02 AM\nparcel?",
      ["10:00:00|Ana|customer|hi", "10:01:00|Bo Support|agent|hello", "10:02:00|Ana|customer|parcel?"],
    ],
  ])("%s", (_, text, wanted) => {
    expect(told(text)).toEqual(wanted);
  });
});
