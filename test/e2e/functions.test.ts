import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callFunction, type FunctionValue } from "../../src/functions/call";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { contents, selection, shownText } from "./grid";
import { accessibilityViolations, openView, setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  const complaints = await workbook.complaints();
  await workbook.close();
  expect(complaints).toEqual([]);
});

type Cell = string | number | boolean | null;

/** The functions that Excel is told of, from the file that ships. */
const shipped = (
  JSON.parse(readFileSync(join(import.meta.dirname, "../../dist/functions.json"), "utf8")) as {
    functions: { id: string }[];
  }
).functions.map(({ id }) => id);

/** An argument as cells of a sheet. */
function cellsOf(argument: unknown): Cell[][] {
  if (!Array.isArray(argument)) return [[(argument ?? null) as Cell]];
  return (argument as unknown[]).map((row) => (Array.isArray(row) ? row : [row]) as Cell[]);
}

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

interface Block {
  readonly id: string;
  readonly row: number;
  readonly cells: { column: number; values: Cell[][] }[];
  readonly formula: string;
  readonly expected: FunctionValue;
}

/** Column in which the formulas stand, right of all arguments, and one that no result reaches. */
const formulaColumn = 14;
const lastColumn = 40;

/** An example of each function, laid out one below the other: arguments in cells, the formula right of them. */
function blocks(locale: "zh-CN" | "en-US"): Block[] {
  let row = 0;
  return worksheetFunctions.map(({ id, examples }) => {
    const [example] = examples;
    const outcome = callFunction(id, example.arguments, locale);
    if ("error" in outcome) throw new Error(`${id}: ${outcome.error.message}`);
    let column = 0;
    const cells = example.arguments.map((argument) => {
      const values = cellsOf(argument);
      const block = { column, values };
      column += (values[0]?.length ?? 1) + 1;
      return block;
    });
    const references = cells.map(({ column, values }) => {
      const width = values[0]?.length ?? 1;
      const first = `${columnName(column)}${row + 1}`;
      const last = `${columnName(column + width - 1)}${row + values.length}`;
      return first === last ? first : `${first}:${last}`;
    });
    const block = {
      id,
      row,
      cells,
      formula: `=KEFU.${id}(${references.join(",")})`,
      expected: outcome.value,
    };
    const height = Array.isArray(outcome.value) ? outcome.value.length : 1;
    row += Math.max(height, ...cells.map(({ values }) => values.length)) + 2;
    return block;
  });
}

describe.each(["zh-CN", "en-US"] as const)("worksheet functions in the workbook, in %s", (lang) => {
  beforeEach(async () => {
    workbook = await stage.open({ lang });
    ({ page, pane } = workbook);
  });

  it("give what the functions give when they are called, every one that is shipped", async () => {
    const laidOut = blocks(lang);
    expect(laidOut.map(({ id }) => id).sort()).toEqual([...shipped].sort());
    const shown = await page.evaluate(
      async ({ laidOut, formulaColumn, lastColumn }) => {
        const { book } = window.workbench!;
        const sheet = book.addSheet("all functions");
        const typed = (cell: string | number | boolean | null) =>
          // As a person's paste: a text that looks like a number or a date stays one only with an apostrophe.
          typeof cell === "string" && cell !== "" ? `'${cell}` : (cell ?? "");
        // The grid is as wide as what it holds; results spill to the right of the last argument.
        sheet.write({ row: 0, column: lastColumn, rows: 1, columns: 1 }, [["."]]);
        for (const { row, cells, formula } of laidOut) {
          for (const { column, values } of cells) {
            const rect = { row, column, rows: values.length, columns: values[0]?.length ?? 1 };
            sheet.write(
              rect,
              values.map((line) => line.map(typed)),
            );
          }
          sheet.write({ row, column: formulaColumn, rows: 1, columns: 1 }, [[formula]]);
        }
        await book.calculated();
        return laidOut.map(({ row, expected }) => {
          const rows = Array.isArray(expected) ? expected.length : 1;
          const columns = Array.isArray(expected) ? (expected[0]?.length ?? 1) : 1;
          return sheet.values({ row, column: formulaColumn, rows, columns });
        });
      },
      { laidOut, formulaColumn, lastColumn },
    );
    laidOut.forEach(({ id, expected }, index) => {
      const rows = Array.isArray(expected) ? expected : [[expected]];
      expect([id, shown[index]]).toEqual([id, rows]);
    });
  });

  it("show no error anywhere in the sample workbook", async () => {
    const { sheets } = (await contents(page)) as { sheets: { name: string; text: string[][] }[] };
    expect(sheets).toHaveLength(5);
    for (const { name, text } of sheets)
      expect([name, text.flat().filter((cell) => /^#(?:[A-Z]|DIV)/.test(cell))]).toEqual([name, []]);
  });

  it("are offered while a formula is typed, with their descriptions and arguments in the page's language", async () => {
    await goTo("J2");
    await page.keyboard.type("=KEFU.CONVERSION_B");
    const offer = page.getByText(
      lang === "zh-CN" ? "判断转化率偏低、理想还是偏高。" : /^Whether a conversion lies below/,
    );
    await offer.first().waitFor();
    await page.keyboard.type("AND(");
    const hint = lang === "zh-CN" ? /转化率.*\[下限\].*\[上限\]/ : /rate.*\[low\].*\[high\]/;
    await page.getByText(hint).first().waitFor();
    await page.keyboard.type("8%)");
    await page.keyboard.press("Enter");
    const shown = () => shownText(page, chats[lang], 1, 9);
    await expect.poll(shown, { timeout: 10_000 }).toBe(lang === "zh-CN" ? "理想" : "ideal");
  });
});

const chats = { "zh-CN": "聊天记录", "en-US": "Chats" };

describe("the gallery in the pane", () => {
  async function openGallery(options: Parameters<Stage["open"]>[0] = {}): Promise<void> {
    workbook = await stage.open(options);
    ({ page, pane } = workbook);
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "functions");
    await pane.getByRole("searchbox").waitFor();
  }

  it("writes a formula with the chat's columns at the selection, and asks before it overwrites", async () => {
    await openGallery();
    await pane.getByRole("searchbox").fill("会话指标");
    await pane.getByRole("button", { name: /KEFU\.CHAT_METRICS/ }).click();
    await goTo("J1");
    await pane.getByRole("button", { name: "插入到 J1" }).click();
    await pane.getByText("公式已写入 J1。").waitFor();
    await expect.poll(() => shownText(page, chats["zh-CN"], 1, 9), { timeout: 10_000 }).toBe("S001");
    expect(await shownText(page, chats["zh-CN"], 1, 19)).toBe("17");
    expect(await selection(page)).toBe("聊天记录!J1");

    await goTo("A1");
    await pane.getByRole("button", { name: "插入到 A1" }).click();
    await pane.getByText(/公式会引用自己|A1 已有内容/).waitFor();
    expect(await shownText(page, chats["zh-CN"], 0, 0)).toBe("会话ID");
    await pane.getByRole("button", { name: "保留" }).click();
    expect(await shownText(page, chats["zh-CN"], 0, 0)).toBe("会话ID");
  });

  it.each(["zh-CN", "en-US"] as const)(
    "has no violations and needs no sideways scrolling in %s",
    async (lang) => {
      await openGallery({ lang });
      const overflow = () =>
        pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await accessibilityViolations(pane)).toEqual([]);
      expect(await overflow()).toBe(0);
      for (const id of ["HOURLY_LOAD", "AFTERSALES_COMPARE"]) {
        await pane.getByRole("button", { name: new RegExp(`KEFU\\.${id}`) }).click();
        await pane.getByRole("heading", { level: 2 }).waitFor();
        expect(await accessibilityViolations(pane), id).toEqual([]);
        expect(await overflow()).toBe(0);
        await pane.getByRole("button", { name: /^(全部函数|All functions)$/ }).click();
      }
    },
  );

  it("opens the help page of a function from the add-in's own address", async () => {
    await openGallery({ lang: "en-US" });
    await pane.getByRole("button", { name: /KEFU\.REPLY_RATIO/ }).click();
    const link = pane.getByRole("link", { name: /help/ });
    const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
    const response = await page.request.get(address, { ignoreHTTPSErrors: true });
    expect(response.status()).toBe(200);
    expect(await response.text()).toContain("KEFU.REPLY_RATIO");
  });
});

/** Selects a cell as a person does: by the box left of the formula bar. */
async function goTo(address: string) {
  const box = page.locator("input").first();
  await box.click();
  await box.fill(address);
  await box.press("Enter");
}
