import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { callFunction, type FunctionValue } from "../../src/functions/call";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { contents, goTo, selection, shownText } from "./grid";
import { accessibilityViolations, openView, setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

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

/** The shop of the sample is a Chinese one in both languages. */
const firstHeader = "会话ID";
const words = {
  "zh-CN": {
    chats: "聊天记录",
    search: "会话指标",
    all: "全部函数",
    insert: (cell: string) => `插入到 ${cell}`,
    inserted: (cell: string) => `公式已写入 ${cell}。`,
    refused: /公式会引用自己|A1 已有内容/,
    keep: "保留",
    description: "判断转化率偏低、理想还是偏高。",
    hint: /转化率.*\[下限\].*\[上限\]/,
    verdict: "理想",
    help: /完整说明/,
  },
  "en-US": {
    chats: "Chats",
    search: "every conversation of a chat",
    all: "All functions",
    insert: (cell: string) => `Insert at ${cell}`,
    inserted: (cell: string) => `The formula is in ${cell}.`,
    refused: /would refer to itself|A1 already holds/,
    keep: "Keep",
    description: /^Whether a conversion lies below/,
    hint: /rate.*\[low\].*\[high\]/,
    verdict: "ideal",
    help: /help/,
  },
} as const;

const errorsAmong = (text: string[][]): string[] =>
  text.flat().filter((cell) => /^#(?:[A-Z]|DIV)/.test(cell));

// One window, as an analyst works in it: each test finds the workbook as the one before it left it.
describe.each(["zh-CN", "en-US"] as const)("worksheet functions in the workbook, in %s", (lang) => {
  const say = words[lang];

  beforeAll(async () => {
    workbook = await stage.open({ lang });
    ({ page, pane } = workbook);
  });
  afterEach(async () => expect(await workbook.complaints()).toEqual([]));
  afterAll(() => workbook?.close());

  it("show no error anywhere in the sample workbook", async () => {
    const { sheets } = (await contents(page)) as { sheets: { name: string; text: string[][] }[] };
    expect(sheets).toHaveLength(5);
    for (const { name, text } of sheets) expect([name, errorsAmong(text)]).toEqual([name, []]);
  });

  it("are offered while a formula is typed, with their descriptions and arguments in the page's language", async () => {
    await goTo(page, "I2");
    await page.keyboard.type("=KEFU.CONVERSION_B");
    await page.getByText(say.description).first().waitFor();
    await page.keyboard.type("AND(");
    await page.getByText(say.hint).first().waitFor();
    await page.keyboard.type("8%)");
    await page.keyboard.press("Enter");
    await expect.poll(() => shownText(page, say.chats, 1, 8)).toBe(say.verdict);
  });

  it("stand in a gallery without violations and without sideways scrolling", async () => {
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "functions");
    await pane.getByRole("searchbox").waitFor();
    const overflow = () =>
      pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await accessibilityViolations(pane)).toEqual([]);
    expect(await overflow()).toBe(0);
    for (const id of ["HOURLY_LOAD", "AFTERSALES_COMPARE"]) {
      await pane.getByRole("button", { name: new RegExp(`KEFU\\.${id}`) }).click();
      await pane.getByRole("heading", { level: 2 }).waitFor();
      expect(await accessibilityViolations(pane), id).toEqual([]);
      expect(await overflow()).toBe(0);
      await pane.getByRole("button", { name: say.all, exact: true }).click();
    }
  });

  it("have help pages at the add-in's own address", async () => {
    await pane.getByRole("button", { name: /KEFU\.REPLY_RATIO/ }).click();
    const link = pane.getByRole("link", { name: say.help });
    const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
    const response = await page.request.get(address, { ignoreHTTPSErrors: true });
    expect(response.status()).toBe(200);
    expect(await response.text()).toContain("KEFU.REPLY_RATIO");
    await pane.getByRole("button", { name: say.all, exact: true }).click();
  });

  it("are written from the gallery with the chat's columns at the selection, and nothing is overwritten unasked", async () => {
    await pane.getByRole("searchbox").fill(say.search);
    await pane.getByRole("button", { name: /KEFU\.CHAT_METRICS/ }).click();
    await goTo(page, "J1");
    await pane.getByRole("button", { name: say.insert("J1") }).click();
    await pane.getByText(say.inserted("J1")).waitFor();
    await expect.poll(() => shownText(page, say.chats, 1, 9)).toBe("S001");
    expect(await shownText(page, say.chats, 1, 19)).toBe("17");
    expect(await selection(page)).toBe(`${say.chats}!J1`);

    await goTo(page, "A1");
    await pane.getByRole("button", { name: say.insert("A1") }).click();
    await pane.getByText(say.refused).waitFor();
    expect(await shownText(page, say.chats, 0, 0)).toBe(firstHeader);
    await pane.getByRole("button", { name: say.keep }).click();
    expect(await shownText(page, say.chats, 0, 0)).toBe(firstHeader);
  });

  it("say in a sentence why they are an error, until something is written over them", async () => {
    const sentence = page.getByRole("main").getByRole("status");
    const write = (input: string) =>
      page.evaluate((typed) => {
        const { book } = window.workbench!;
        const { rect } = book.selection();
        book.activeSheet().write(rect, [[typed]]);
      }, input);
    await goTo(page, "Z1");
    await write("=KEFU.CONSULT_CONVERSION(30,0)");
    await expect.poll(() => sentence.textContent()).not.toBe("");
    await write("5");
    await expect.poll(() => sentence.textContent()).toBe("");
    await write("");
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
});

describe("worksheet functions whose code arrives long after Microsoft's library", () => {
  it("are not asked before it is there, so that no cell keeps an error", async () => {
    const slow = await stage.open({ lang: "en-US", codeDelay: 3000 });
    const { sheets } = (await contents(slow.page)) as { sheets: { name: string; text: string[][] }[] };
    for (const { name, text } of sheets) expect([name, errorsAmong(text)]).toEqual([name, []]);
    expect(await slow.complaints()).toEqual([]);
    await slow.close();
  });
});
