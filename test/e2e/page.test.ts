/** The page around the grid in the real browser: where it is narrow, and where something does not work. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selection } from "./grid";
import { setStage, type Stage } from "./harness";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

describe("the page", () => {
  it("is seen from its beginning while the pane is closed, whatever the add-in scrolls into view", async () => {
    const { page, pane, close } = await stage.open({ lang: "zh-CN" });
    const title = page.getByRole("heading", { level: 1 });
    const place = async () => (await title.boundingBox())!.x;
    expect(await place()).toBeGreaterThanOrEqual(0);
    await pane.evaluate(() => {
      document.body.scrollIntoView({ inline: "end" });
    });
    expect(await place()).toBeGreaterThanOrEqual(0);
    // The closed pane takes no click from the cells that it would cover.
    const under = await page.evaluate(() => document.elementFromPoint(innerWidth - 100, 500)?.tagName);
    expect(under).toBe("CANVAS");
    await close();
  });

  it("has tabs of sheets that can be chosen beside the pane in a window of 700 pixels", async () => {
    const { page, complaints, close } = await stage.open({ lang: "zh-CN", width: 700 });
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await page.locator("aside[aria-hidden=false]").waitFor();
    await page.locator("[data-id]").getByText("转化与销售", { exact: true }).click({ timeout: 5000 });
    await expect.poll(() => selection(page)).toMatch(/^转化与销售!/);

    // However wide a person draws the pane, some of the sheet stays.
    const edge = page.getByRole("separator");
    await edge.focus();
    for (let step = 0; step < 25; step++) await page.keyboard.press("ArrowLeft");
    expect((await page.getByRole("main").boundingBox())!.width).toBeGreaterThan(190);
    expect(await complaints()).toEqual([]);
    await close();
  });

  it("opens the workbook though the functions' metadata cannot be read, and says so until it is waved away", async () => {
    const { page, close } = await stage.open({ lang: "zh-CN", book: "empty" });
    await page.route("**/functions*.json", (route) => route.fulfill({ body: "no JSON" }));
    await page.reload();
    const sentence = page.getByText(/读不到函数的元数据/);
    await sentence.waitFor();
    await page.locator("[data-id]").getByText("Sheet1", { exact: true }).waitFor();
    await page.getByRole("button", { name: "关闭提示" }).click();
    await sentence.waitFor({ state: "detached" });
    await close();
  });
});
