/** Names beside the points of a chart, as far as there is room for them. */

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
 * The ends of an axis with a little room on either side; four steps of whole numbers where all values are whole.
 *
 * @example axisOf([83, 84]) //=> [82, 86]
 */
export function axisOf(values: readonly number[]): [number, number] {
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 0 : Math.max(...values);
  const room = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  const least = low < 0 ? -Infinity : 0;
  if (!values.every(Number.isInteger)) return [Math.max(low - room, least), high + room];
  const whole = Math.max(1, Math.round(room));
  const from = Math.max(Math.floor(low - whole), least);
  return [from, from + Math.ceil((high + whole - from) / 4) * 4];
}
