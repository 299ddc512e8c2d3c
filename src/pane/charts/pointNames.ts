/** Names beside the points of a chart, as far as there is room for them. */
import { max, min, rollup, tickStep } from "d3-array";

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
  /** Where the point stands along the name: a name near an edge of the plot leans inwards. */
  readonly at: "start" | "center" | "end";
}

/** A half-width letter in caption size with a little room, and a line. */
const letterWidth = 7.5;
const lineHeight = 14;
const gap = 6;
const markRadius = 3;
/** In half-width letters; more would reach into other points. */
const longest = 14;

/**
 * Gives each point its name above or below it. One that would cover another name or point, or reach out of the plot, is left
 * out, and so are long ones that would read alike when shortened: they would tell nobody apart.
 *
 * @param width of the plot in pixels
 * @example placeNames([{ name: "小美", x: 40, y: 40 }], 240) //=> [{ name: "小美", text: "小美", side: "above", at: "center", x: 40, y: 40 }]
 */
export function placeNames(points: readonly NamedPlace[], width: number): PlacedName[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const placed: PlacedName[] = [];
  const texts = points.map(({ name }) => shortened(name));
  const told = rollup(
    texts,
    (alike) => alike.length,
    (text) => text,
  );
  for (const [i, point] of points.entries()) {
    const text = texts[i];
    if (text !== point.name && told.get(text)! > 1) continue;
    const long = lettersOf(text) * letterWidth;
    const at = point.x + long / 2 > width ? "end" : point.x - long / 2 < 0 ? "start" : "center";
    const left = point.x - { start: 0, center: long / 2, end: long }[at];
    for (const side of ["above", "below"] as const) {
      const top = side === "above" ? point.y - gap - lineHeight : point.y + gap;
      const box = { left, right: left + long, top, bottom: top + lineHeight };
      if (box.left < 0 || box.right > width) break;
      if (taken.some((other) => overlaps(box, other))) continue;
      if (points.some((other) => other !== point && overlaps(box, markOf(other)))) continue;
      taken.push(box);
      placed.push({ ...point, text, side, at });
      break;
    }
  }
  return placed;
}

/** What a point itself covers. */
function markOf({ x, y }: NamedPlace): Box {
  return { left: x - markRadius, right: x + markRadius, top: y - markRadius, bottom: y + markRadius };
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
export function lettersOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters += letter.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return letters;
}

/**
 * The ends of an axis with a little room on either side, at round numbers, and how many steps lie between them; whole steps
 * where all values are whole.
 *
 * @param greatest no value is more, such as 100 of a score: where the values stay below it, the axis does too
 * @example axisOf([89, 2534]) //=> { from: 0, to: 3000, steps: 6 }
 */
export function axisOf(
  values: readonly number[],
  greatest = Infinity,
): { from: number; to: number; steps: number } {
  const low = min(values) ?? 0;
  const high = max(values) ?? 0;
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Smaller steps would be lost in the numbers.
  const tiny = 1e-9 * Math.max(1, size);
  const room = high - low > tiny ? (high - low) * 0.12 : size > tiny ? size * 0.1 : 1;
  const highest = Math.max(high, Math.min(high + room, greatest));
  const ends = [low < 0 ? low - room : Math.max(low - room, 0), highest] as const;
  const least = values.every(Number.isInteger) ? 1 : 0;
  const step = Math.max(tickStep(...ends, 4), least);
  const first = Math.floor(ends[0] / step);
  const steps = Math.ceil(ends[1] / step) - first;
  return { from: first * step, to: (first + steps) * step, steps };
}

/** Steps, in seconds, at which a clock is read. */
const durations = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600];

/**
 * The upper end of an axis that begins at nothing, and how many steps lie below it: whole steps that people count in, of seconds
 * those of a clock.
 *
 * @example topOf(26, "count") //=> { to: 30, steps: 3 }
 * @example topOf(104, "seconds") //=> { to: 120, steps: 2 }
 */
export function topOf(highest: number, unit: "count" | "seconds"): { to: number; steps: number } {
  const most = Math.max(highest, 1);
  const plain = Math.max(tickStep(0, most, 3), 1);
  const step = unit === "seconds" ? (durations.find((each) => each >= most / 3) ?? plain) : plain;
  const steps = Math.ceil(most / step);
  return { to: steps * step, steps };
}
