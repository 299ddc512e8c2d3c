import type { Locale } from "../locales/translate";
import { addressOf, localAddress, parseAddress, type Rect } from "./address";
import { formulaAt, highlightsOf, isHighlightFormula, type Highlight } from "./highlightPlan";

/** A conditional format of ours as it stands in a sheet, enough to make it again. */
export interface StandingHighlight extends Omit<Highlight, "severity"> {
  readonly id: string;
  /** Address without the sheet. */
  readonly address: string;
}

/**
 * Our conditional formats in a sheet: known by their ids, or by their formula where ids were lost.
 *
 * @param ids what the workbook remembers
 */
export async function findHighlights(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  ids: readonly string[],
): Promise<StandingHighlight[]> {
  const formats = sheet.getRange().conditionalFormats.load("items/id,items/type");
  await context.sync();
  const read = formats.items
    .filter(({ type }) => type === "Custom")
    .map((format) => ({
      id: format.id,
      rule: format.custom.rule.load("formula"),
      fill: format.custom.format.fill.load("color"),
      font: format.custom.format.font.load("color"),
      range: format.getRangeOrNullObject().load("address"),
    }));
  await context.sync();
  return read
    .filter(({ id, rule }) => ids.includes(id) || isHighlightFormula(rule.formula))
    .map(({ id, rule, fill, font, range }) => ({
      id,
      formula: rule.formula,
      fill: fill.color,
      fontColor: font.color,
      // Cut into several areas by a person's insertions: then there is no single range to put back.
      address: range.isNullObject ? "" : localAddress(range.address),
    }));
}

/** Queues the removal of formats; the caller syncs. */
export function removeHighlights(sheet: Excel.Worksheet, highlights: readonly StandingHighlight[]): void {
  const formats = sheet.getRange().conditionalFormats;
  for (const { id } of highlights) formats.getItem(id).delete();
}

/** Queues one conditional format per severity over the rows; read the ids after the sync. */
export function addHighlights(
  sheet: Excel.Worksheet,
  rows: Rect,
  resultColumn: number,
  locale: Locale,
): Excel.ConditionalFormat[] {
  return highlightsOf(locale, resultColumn, rows.row + 1).map((highlight) =>
    addHighlight(sheet, addressOf(rows), highlight),
  );
}

/**
 * Queues formats as they stood before; the caller syncs.
 *
 * @param resultColumn the column they look at; null when a person deleted it
 */
export function restoreHighlights(
  sheet: Excel.Worksheet,
  highlights: readonly StandingHighlight[],
  resultColumn: number | null,
): Excel.ConditionalFormat[] {
  return highlights.flatMap(({ address, ...highlight }) => {
    const place = parseAddress(address);
    if (!place) return [];
    const formula =
      resultColumn === null ? highlight.formula : formulaAt(highlight.formula, resultColumn, place.row + 1);
    return [addHighlight(sheet, address, { ...highlight, formula })];
  });
}

function addHighlight(
  sheet: Excel.Worksheet,
  address: string,
  { formula, fill, fontColor }: Omit<Highlight, "severity">,
): Excel.ConditionalFormat {
  const format = sheet.getRange(address).conditionalFormats.add("Custom");
  format.custom.rule.formula = formula;
  format.custom.format.fill.color = fill;
  format.custom.format.font.color = fontColor;
  return format.load("id");
}
