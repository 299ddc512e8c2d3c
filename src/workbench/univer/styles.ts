import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import {
  BooleanNumber,
  BorderStyleTypes,
  ColorKit,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { CellBorder, CellFormat } from "../book";

const horizontal = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
} as const;

const vertical = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
} as const;

const sides = { borderTop: "t", borderBottom: "b", borderLeft: "l", borderRight: "r" } as const;
const sideNames = Object.keys(sides) as (keyof typeof sides)[];

/** Excel's style and weight of a line, and Univer's one kind for both. */
const lines: readonly (readonly [style: string, weight: string, kind: BorderStyleTypes])[] = [
  ["Continuous", "Thin", BorderStyleTypes.THIN],
  ["Continuous", "Hairline", BorderStyleTypes.HAIR],
  ["Continuous", "Medium", BorderStyleTypes.MEDIUM],
  ["Continuous", "Thick", BorderStyleTypes.THICK],
  ["Double", "Thick", BorderStyleTypes.DOUBLE],
  ["Dot", "Thin", BorderStyleTypes.DOTTED],
  ["Dash", "Thin", BorderStyleTypes.DASHED],
  ["Dash", "Medium", BorderStyleTypes.MEDIUM_DASHED],
  ["DashDot", "Thin", BorderStyleTypes.DASH_DOT],
  ["DashDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT],
  ["DashDotDot", "Thin", BorderStyleTypes.DASH_DOT_DOT],
  ["DashDotDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ["SlantDashDot", "Medium", BorderStyleTypes.SLANT_DASH_DOT],
];

function lineOf({ style, weight, color }: CellBorder): IBorderStyleData {
  const exact = lines.find((line) => line[0] === style && line[1] === weight);
  const [, , kind] = exact ?? lines.find((line) => line[0] === style) ?? lines[0];
  return { s: kind, cl: { rgb: color } };
}

function borderOf({ s, cl }: IBorderStyleData): CellBorder | undefined {
  const found = lines.find(([, , kind]) => kind === s);
  return found && { style: found[0], weight: found[1], color: hexOf(cl?.rgb) ?? "#000000" };
}

const nameOf = <K extends string>(names: Readonly<Record<K, number>>, value: number): K | undefined =>
  (Object.keys(names) as K[]).find((name) => names[name] === value);

/** "#RRGGBB" of any colour that Univer holds. */
export function hexOf(colour: Nullable<string>): string | null {
  if (!colour) return null;
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toUpperCase();
  const kit = new ColorKit(colour);
  return kit.isValid ? kit.toHexString().slice(0, 7).toUpperCase() : null;
}

/** What was set on a cell, in Excel's words. */
export function formatOf(style: IStyleData | null): CellFormat {
  if (!style) return {};
  const format: CellFormat = {};
  if (style.bg !== undefined) format.fill = hexOf(style.bg?.rgb);
  if (style.cl !== undefined) format.fontColor = hexOf(style.cl?.rgb);
  if (style.ff) format.fontName = style.ff;
  if (style.fs !== undefined) format.fontSize = style.fs;
  if (style.bl !== undefined) format.bold = style.bl === BooleanNumber.TRUE;
  if (style.it !== undefined) format.italic = style.it === BooleanNumber.TRUE;
  if (style.ul) format.underline = style.ul.s === BooleanNumber.TRUE;
  if (style.st) format.strikethrough = style.st.s === BooleanNumber.TRUE;
  if (style.tb) format.wrapText = style.tb === WrapStrategy.WRAP;
  if (style.ht) format.horizontalAlignment = nameOf(horizontal, style.ht);
  if (style.vt) format.verticalAlignment = nameOf(vertical, style.vt);
  if (style.n) format.numberFormat = style.n.pattern;
  for (const name of sideNames) {
    const line = style.bd?.[sides[name]];
    const border = line && borderOf(line);
    if (border) format[name] = border;
  }
  return format;
}

type Patch = { [K in keyof IStyleData]?: IStyleData[K] | null };

const flag = (value: boolean | undefined) =>
  value === undefined ? null : value ? BooleanNumber.TRUE : BooleanNumber.FALSE;

/** A change of style as Univer's mutation takes it: null takes a property away. */
export function styleOf(format: CellFormat): Patch {
  const patch: Patch = {};
  if ("fill" in format) patch.bg = format.fill ? { rgb: format.fill } : null;
  if ("fontColor" in format) patch.cl = format.fontColor ? { rgb: format.fontColor } : null;
  if ("fontName" in format) patch.ff = format.fontName ?? null;
  if ("fontSize" in format) patch.fs = format.fontSize ?? null;
  if ("bold" in format) patch.bl = flag(format.bold);
  if ("italic" in format) patch.it = flag(format.italic);
  if ("underline" in format) {
    patch.ul = format.underline === undefined ? null : { s: flag(format.underline) as BooleanNumber };
  }
  if ("strikethrough" in format) {
    patch.st = format.strikethrough === undefined ? null : { s: flag(format.strikethrough) as BooleanNumber };
  }
  if ("wrapText" in format) {
    patch.tb =
      format.wrapText === undefined ? null : format.wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  }
  if ("horizontalAlignment" in format) {
    patch.ht = format.horizontalAlignment ? horizontal[format.horizontalAlignment] : null;
  }
  if ("verticalAlignment" in format) {
    patch.vt = format.verticalAlignment ? vertical[format.verticalAlignment] : null;
  }
  if ("numberFormat" in format) patch.n = format.numberFormat ? { pattern: format.numberFormat } : null;
  const borders: { -readonly [side in keyof IBorderData]: IBorderData[side] | null } = {};
  for (const name of sideNames) {
    if (!(name in format)) continue;
    const border = format[name];
    borders[sides[name]] = border ? lineOf(border) : null;
  }
  // Univer's types know no null in a border, its mutation takes it for "unset".
  if (Object.keys(borders).length > 0) patch.bd = borders as IBorderData;
  return patch;
}
