import { decode } from "../../chat/encoding";

/**
 * Pages that hold chats: saved from a browser, or a platform's table export, which is often named .xls. The parser's document
 * is inert: nothing in it is loaded or run.
 */

/** Larger ones are left to be read as text. */
const largestPage = 64 * 1024 * 1024;
const headBytes = 4096;
const pageStart = /<(?:!doctype\s+html|html|head|body|table|meta)\b/i;

/** The text of a page; null when the file is none. */
export async function textOfPage(file: File): Promise<string | null> {
  if (!/\.(?:x?html?|xls)$/i.test(file.name) || file.size > largestPage) return null;
  const head = decode(new Uint8Array(await file.slice(0, headBytes).arrayBuffer())).text;
  if (!pageStart.test(head)) return null;
  return textOfHtml(decode(new Uint8Array(await file.arrayBuffer())).text);
}

/**
 * A page's tables as tab-separated text where it is tables, else its lines of text.
 *
 * @example textOfHtml("<p>小美: 在的</p><p>亲<br>您好</p>") //=> "小美: 在的\n亲\n您好"
 */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("script, style, template, noscript")) element.remove();
  for (const line of body.querySelectorAll("br")) line.replaceWith("\n");
  const tables = [...body.querySelectorAll("table")].filter((table) => !table.querySelector("table"));
  const rows = tables.flatMap((table) => [...table.rows]);
  if (rows.length > 1 && rows.some(({ cells }) => cells.length > 1)) {
    return rows.map((row) => [...row.cells].map(cellOf).join("\t")).join("\n");
  }
  for (const block of body.querySelectorAll("p, div, li, dt, dd, tr, h1, h2, h3, h4, h5, h6, pre, section")) {
    block.append("\n");
  }
  const lines = (body.textContent ?? "").split("\n").map((line) => line.trim());
  return lines
    .filter((line, i) => line !== "" || lines[i - 1] !== "")
    .join("\n")
    .trim();
}

function cellOf(cell: HTMLTableCellElement): string {
  const text = (cell.textContent ?? "").trim();
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
