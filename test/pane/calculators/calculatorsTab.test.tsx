// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../../src/excel/trouble";
import { open, stage, violations } from "../stage";

const on = stage();

async function openCalculators(): Promise<void> {
  await open(on);
  await on.user.click(screen.getByRole("tab", { name: "试算" }));
  await screen.findByRole("heading", { name: "试算" });
}

describe("The calculators", () => {
  it("compare five after-sales options, and propose at least two", async () => {
    await openCalculators();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual([
      "方案亏损区间依据",
      "答疑00准确",
      "优惠券1812–24估算",
      "部分退款4224–60估算",
      "免费重发8778–96估算",
      "退全款不退货120120估算",
    ]);
    const plan = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(plan).toEqual(["优惠券：亏 18 元 (在上限内)", "答疑：亏 0 元 (在上限内)"]);
    expect(await violations()).toEqual([]);
  });

  it("tell what each loss is made of, and what is not counted yet", async () => {
    await openCalculators();
    const basis = (option: string) =>
      screen.getAllByText(option).find(({ tagName }) => tagName === "DT")?.nextSibling?.textContent;
    expect(basis("免费重发")).toBe("没填成本：按订单金额的 65%–80% 估，取中间值");
    expect(basis("退全款不退货")).toBe("没填商品成本：只算退款，即订单金额的 100%");
    const type = (name: string, value: string) =>
      on.user.type(screen.getByRole("textbox", { name: `${name}（可不填）` }), value);
    await type("运费（元）", "8");
    await type("用券概率", "50%");
    expect(screen.getByText(/^只填运费还不够/)).toBeTruthy();
    expect(screen.getByText(/^只填用券概率还不够/)).toBeTruthy();
    await type("商品成本（元）", "50");
    await type("优惠券面额（元）", "10");
    expect(basis("免费重发")).toBe("商品成本 50 + 运费 8");
    expect(basis("退全款不退货")).toBe("退款 120 + 商品成本 50 + 运费 8");
    expect(basis("优惠券")).toBe("面额 10 × 用券概率 50%");
    expect(screen.queryByText(/^只填/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("follow what is typed, and say what is wrong with it", async () => {
    await openCalculators();
    await on.user.type(screen.getByRole("textbox", { name: "商品成本（元）（可不填）" }), "50");
    await on.user.type(screen.getByRole("textbox", { name: "运费（元）（可不填）" }), "８");
    expect(screen.getByRole("row", { name: /免费重发/ }).textContent).toBe("免费重发5858准确");
    const amount = screen.getByRole("textbox", { name: "订单金额（元）" });
    await on.user.clear(amount);
    expect(screen.getByText("要填这一项才能算。")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
    await on.user.type(amount, "很贵");
    expect(screen.getByText("请填数字，比如 120。")).toBeTruthy();
  });

  it("tell whether reminders work, and when the numbers contradict one another", async () => {
    await openCalculators();
    await on.user.click(screen.getByRole("tab", { name: "催付效果" }));
    expect(screen.getByText(/催付有效/)).toBeTruthy();
    expect(screen.getByText("71")).toBeTruthy();
    expect(screen.getByText(/按销售额算，没有扣除货款/)).toBeTruthy();
    // 60% of them paid and 45% of the others: not 15% more.
    expect(screen.getByText("付款率提高").nextSibling?.textContent).toBe("15 个百分点");
    expect(screen.getByText("95% 区间").nextSibling?.textContent).toBe("5.2 – 24.4 个百分点");
    const paid = screen.getByRole("textbox", { name: "催付组付款单数" });
    await on.user.clear(paid);
    await on.user.type(paid, "500");
    expect(screen.queryByText(/催付有效/)).toBeNull();
    expect(screen.getByText(/500/)).toBeTruthy();
  });

  it("say how many orders are missing to a target, and where sales differ", async () => {
    await openCalculators();
    await on.user.click(screen.getByRole("tab", { name: "目标转化" }));
    expect(screen.getByText("还差订单").nextSibling?.textContent).toBe("14");
    await on.user.click(screen.getByRole("tab", { name: "销售归因" }));
    expect(screen.getByText("差额（元）").nextSibling?.textContent).toBe("410");
    expect(screen.getByText("来自转化率").parentElement?.textContent).toContain("−1,313.33");
    expect(await violations()).toEqual([]);
  });

  it("write live formulas over their inputs at the selected cell", async () => {
    await openCalculators();
    await on.user.click(screen.getByRole("tab", { name: "目标转化" }));
    await on.user.click(screen.getByRole("button", { name: "把公式写到 H2" }));
    expect(await screen.findByText(/已写到 H2/)).toBeTruthy();
    expect(on.door.blocks[0].block[0]).toEqual(["目标转化率", 0.1]);
    expect(on.door.blocks[0].block.flat()).toContain("=KEFU.ORDERS_FOR_TARGET(I2,I3,I4)");
  });

  it("write over nothing, and say why nothing was written", async () => {
    await openCalculators();
    on.door.occupiedBy = "H2:L22";
    await on.user.click(screen.getByRole("button", { name: /把公式写到/ }));
    expect(await screen.findByText(/H2:L22 里已有内容/)).toBeTruthy();
    on.door.insertBlock = () => Promise.reject(new ExcelTrouble("protected", "AccessDenied"));
    await on.user.click(screen.getByRole("button", { name: /把公式写到/ }));
    expect(await screen.findByText("没有写成")).toBeTruthy();
  });
});
