/**
 * Puts a text on the clipboard. Office shows the pane in a frame that may not be allowed to: then the old command of the
 * page does it from a field.
 *
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

function copyFromField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  try {
    field.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

/**
 * Rows as text that a sheet takes as cells: tabs between them, quoted where they hold lines. What Excel would read as a
 * formula gets an apostrophe: chat text is never run.
 *
 * @example tableText([["会掉色吗", 3], ["=1+1", 2]]) //=> "会掉色吗\t3\n'=1+1\t2"
 */
export function tableText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(cellText).join("\t")).join("\n");
}

function cellText(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value.trimStart()) ? `'${value}` : value;
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
