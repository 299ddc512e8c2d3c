/** Names beside the points of a chart, as far as there is room for them. */
import { max, min, tickStep } from "d3-array";

/** A point in pixels of the plot, from its upper left corner. */
export interface NamedPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedName extends NamedPlace {
  /** The name, shortened where it is long. */
  readonly text: string;
  readonly side: "above" | "below";
}

/** A half-width letter in caption size with a little room, and a line. */
const letterWidth = 7.5;
const lineHeight = 14;
const gap = 6;
/** In half-width letters; more would reach into other points. */
const longest = 14;

/**
 * Gives each point its name above or below it; one that would cover another, or reach out of the plot, is left out.
 *
 * @param width of the plot in pixels
 * @example placeNames([{ name: "小美", x: 40, y: 40 }], 240) //=> [{ name: "小美", text: "小美", side: "above", x: 40, y: 40 }]
 */
export function placeNames(points: readonly NamedPlace[], width: number): PlacedName[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const placed: PlacedName[] = [];
  for (const point of points) {
    const text = shortened(point.name);
    const half = (lettersOf(text) * letterWidth) / 2;
    for (const side of ["above", "below"] as const) {
      const top = side === "above" ? point.y - gap - lineHeight : point.y + gap;
      const box = { left: point.x - half, right: point.x + half, top, bottom: top + lineHeight };
      if (box.left < 0 || box.right > width) break;
      if (taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ ...point, text, side });
      break;
    }
  }
  return placed;
}

type Box = Readonly<Record<"left" | "right" | "top" | "bottom", number>>;

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A name of at most so many half-width letters. */
function shortened(name: string): string {
  if (lettersOf(name) <= longest) return name;
  let text = "";
  for (const letter of name) {
    if (lettersOf(text + letter) > longest - 1) break;
    text += letter;
  }
  return `${text}…`;
}

/** How wide a text is, in half-width letters: Chinese and the like are twice as wide. */
function lettersOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters += letter.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return letters;
}

/**
 * The ends of an axis with a little room on either side, at round numbers, and how many steps lie between them; whole steps
 * where all values are whole.
 *
 * @example axisOf([89, 2534]) //=> { from: 0, to: 3000, steps: 6 }
 */
export function axisOf(values: readonly number[]): { from: number; to: number; steps: number } {
  const low = min(values) ?? 0;
  const high = max(values) ?? 0;
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Smaller steps would be lost in the numbers.
  const tiny = 1e-9 * Math.max(1, size);
  const room = high - low > tiny ? (high - low) * 0.12 : size > tiny ? size * 0.1 : 1;
  const ends = [low < 0 ? low - room : Math.max(low - room, 0), high + room] as const;
  const least = values.every(Number.isInteger) ? 1 : 0;
  const step = Math.max(tickStep(...ends, 4), least);
  const first = Math.floor(ends[0] / step);
  const steps = Math.ceil(ends[1] / step) - first;
  return { from: first * step, to: (first + steps) * step, steps };
}
