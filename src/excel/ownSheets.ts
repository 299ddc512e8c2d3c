import { inExcel } from "./run";
import { ExcelTrouble } from "./trouble";

/** A sheet that the product has added. */
export interface OwnSheet {
  readonly sheetId: string;
  readonly name: string;
}

/** A sheet's name; null when it is gone. */
export function sheetNameOf(sheetId: string): Promise<string | null> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId).load("name");
    await context.sync();
    return sheet.isNullObject ? null : sheet.name;
  });
}

/** Adds a sheet under a name, or under that name and a number where it is taken. */
export function addSheet(wanted: string): Promise<OwnSheet> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const name = freeSheetName(
      wanted,
      worksheets.items.map((sheet) => sheet.name),
    );
    const sheet = worksheets.add(name).load("id");
    await context.sync();
    return { sheetId: sheet.id, name };
  });
}

/** Gives sheets the names that are wanted, which those in whose place they stand have left free. Shows the first. */
export function takeNames<Sheet extends OwnSheet>(
  written: readonly Sheet[],
  wanted: readonly string[],
): Promise<Sheet[]> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name");
    await context.sync();
    const own = new Set(written.map(({ sheetId }) => sheetId));
    const taken = worksheets.items.filter(({ id }) => !own.has(id)).map(({ name }) => name);
    const named = written.map((sheet, i) => {
      const name = freeSheetName(wanted[i], taken);
      taken.push(name);
      if (name !== sheet.name) worksheets.getItem(sheet.sheetId).name = name;
      return { ...sheet, name };
    });
    worksheets.getItem(written[0].sheetId).activate();
    await context.sync();
    return named;
  });
}

/** Brings a sheet before a person's eyes. */
export function showSheet(sheetId: string): Promise<void> {
  return inExcel(async (context) => {
    context.workbook.worksheets.getItem(sheetId).activate();
    await context.sync();
  });
}

const longestName = 31;

/**
 * A name that a sheet may bear and none bears yet.
 *
 * @example freeSheetName("聊天记录", ["聊天记录"]) //=> "聊天记录 2"
 * @example freeSheetName("Q1/2: chats", []) //=> "Q1 2  chats"
 */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const base =
    wanted
      .replace(/[\\/?*[\]:]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "Kefu";
  for (let number = 1; number < 10_000; number++) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const name = base.slice(0, longestName - suffix.length) + suffix;
    if (!names.has(name.toLowerCase())) return name;
  }
  throw new ExcelTrouble("noRoom");
}
