import type { Rect, Sheet } from "../../book";
import { containsRect, intersect } from "../../geometry";
import { invalidArgument } from "../richApi/hostError";
import type { HostModel } from "./model";

/** `Excel.RangeHyperlink`: a web address or a place in the workbook. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** A link of cells. It does not follow insertions and deletions: the grid has no links of its own that could. */
export interface LinkRecord {
  readonly sheetId: string;
  readonly rect: Rect;
  readonly link: Hyperlink;
}

const linkColor = "#0563C1";

export function linkOf(model: HostModel, sheetId: string, { row, column }: Rect): Hyperlink | null {
  const cell: Rect = { row, column, rows: 1, columns: 1 };
  return model.links.find((one) => one.sheetId === sheetId && containsRect(one.rect, cell))?.link ?? null;
}

/** Sets a link, with its text in the first cell and the looks of a link; null takes links away. */
export function setLink(
  model: HostModel,
  sheet: Sheet,
  rect: Rect,
  link: Hyperlink | null,
  location: string,
): void {
  if (link !== null && (typeof link !== "object" || !(link.address || link.documentReference))) {
    throw invalidArgument(location);
  }
  if (link === null) {
    const kept = model.links.filter((one) => one.sheetId !== sheet.id || !intersect(one.rect, rect));
    model.links.splice(0, model.links.length, ...kept);
    return;
  }
  model.links.unshift({ sheetId: sheet.id, rect, link });
  if (link.textToDisplay !== undefined) {
    sheet.write({ ...rect, rows: 1, columns: 1 }, [[`'${link.textToDisplay}`]]);
  }
  sheet.setFormat(rect, { fontColor: linkColor, underline: true });
}
