import { describe, expect, it } from "vitest";
import { maskName, maskText } from "../../src/chat/mask";
import { mergeOrders, readOrders } from "../../src/chat/orders";
import { readTable } from "../../src/chat/readTable";
import { Role } from "../../src/chat/role";
import { tableOf } from "../../src/chat/table";

const header = ["店铺", "会话ID", "时间", "发送者", "内容"];

describe("shops in one table", () => {
  it("whose sessions bear the same numbers are told apart", () => {
    const { transcript, decisions } = readTable(
      tableOf([
        header,
        ["鲜果店", "1", "2026-03-02 10:00:00", "tb_1", "在吗"],
        ["鲜果店", "1", "2026-03-02 10:00:20", "小禾", "在的"],
        ["坚果店", "1", "2026-03-02 10:00:10", "tb_2", "有货吗"],
        ["", "", "2026-03-02 10:00:30", "小麦", "有的"],
      ]),
    );
    expect(transcript.conversations).toEqual(["鲜果店 » 1", "坚果店 » 1"]);
    expect(transcript.text).toEqual(["在吗", "在的", "有货吗", "有的"]);
    expect(decisions).toContainEqual({ code: "severalShops", count: 1, row: null });
  });

  it("leave the names of conversations alone where there is one", () => {
    const { transcript } = readTable(
      tableOf([
        header,
        ["鲜果店", "1", "2026-03-02 10:00:00", "tb_1", "在吗"],
        [null, "2", "2026-03-02 10:00:20", "tb_2", "在吗"],
      ]),
    );
    expect(transcript.conversations).toEqual(["1", "2"]);
  });

  it("do not hide whose name a conversation bears, nor keep it from being hidden", () => {
    const rows = [
      ["shop", "客户名", "time", "sender", "text"],
      ["north", "云朵妈妈", "2026-03-02 10:00:00", "云朵妈妈", "在吗"],
      ["south", "云朵妈妈", "2026-03-02 11:00:00", "云朵妈妈", "有货吗"],
      ["south", "云朵妈妈", "2026-03-02 11:00:09", "小麦", "有的"],
    ];
    const reading = readTable(tableOf(rows));
    const [name] = reading.transcript.conversations;
    expect([...reading.transcript.role]).toEqual([Role.customer, Role.customer, Role.agent]);
    expect(maskName(`${name} #2`)).toBe("north » 云*** #2");
    expect(maskText("云朵妈妈您好", name)).toBe("****您好");
    const record = readOrders(
      tableOf([
        ["订单号", "买家", "下单时间", "付款时间"],
        ["1001", "云朵妈妈", "2026-03-02 11:05:00", "2026-03-02 11:06:00"],
      ]),
    );
    expect(mergeOrders(reading, record).map(({ conversation }) => conversation)).toEqual([1]);
  });
});
