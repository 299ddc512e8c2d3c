/** Tables for a terminal, in which a Chinese character is two columns wide. */

/**
 * Columns that a text takes in a terminal: wide characters and emoji two, marks none.
 *
 * @example displayWidth("客服 OK") //=> 7
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x300) return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad ? 0 : 1;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

export interface GridColumn {
  readonly head: string;
  readonly align?: "left" | "right";
  /** Longer cells are cut and end in …. */
  readonly widest?: number;
}

/**
 * Rows as an aligned table with a ruled head, lines ended by "\n". Line ends and control characters in cells, which could
 * move the cursor of a terminal, are shown as spaces.
 */
export function grid(columns: readonly GridColumn[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map(({ widest }, c) => shorten(oneLine(row[c] ?? ""), widest)));
  const widths = columns.map(({ head }, c) =>
    cells.reduce((width, row) => Math.max(width, displayWidth(row[c])), displayWidth(head)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => {
        const isRight = columns[c].align === "right";
        // Nothing stands behind the last column, and one long text in it would cost every row its width.
        if (c === columns.length - 1 && !isRight) return cell;
        const space = " ".repeat(widths[c] - displayWidth(cell));
        return isRight ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns.map(({ head }) => head)), rule, ...cells.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

/** A text without line ends and control characters, which could move the cursor of a terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ").trim();
}

function shorten(text: string, widest = Infinity): string {
  if (displayWidth(text) <= widest) return text;
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += characterWidth(character);
    if (width > widest - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
