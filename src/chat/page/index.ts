import { tableOf, type Table } from "../table";
import { bodyOfPage } from "./pageBody";
import { isTelegramPage, telegramJsonOfPage } from "./telegramPage";
import { pageOfArchive } from "./webArchive";

/**
 * Pages that hold chats: saved from a browser, exported by Telegram, or a platform's table, which is often named .xls and is
 * HTML or a workbook of 2003 as XML.
 */

export type PageContent =
  | { readonly kind: "text"; readonly text: string }
  /** The rows of the page's tables, counted from 1. */
  | { readonly kind: "table"; readonly table: Table };

/** Remarks and instructions may stand before what tells. */
const lead = /^(?:\s|\ufeff|<!--[^]{0,2000}?-->|<\?(?!mso-application)[^>]{0,500}>)*/;
const htmlStart = /^<(?:!doctype\s+html|html|head|body|table|meta|title|style)\b/i;
const xmlStart = /^<(?:\?mso-application[^>]{0,100}Excel|(?:ss:)?Workbook\b)/;
const headCharacters = 8192;

/**
 * What the text of a page, or of a web archive, holds; null when the text is no page.
 *
 * @example readPage("<html><p>小美: 在的<p>亲<br>您好</html>") //=> { kind: "text", text: "小美: 在的\n亲\n您好" }
 */
export function readPage(file: string): PageContent | null {
  const text = pageOfArchive(file) ?? file;
  const head = text.slice(0, headCharacters).replace(lead, "");
  const xml = xmlStart.test(head);
  if (!xml && !htmlStart.test(head)) return null;
  if (!xml && isTelegramPage(text)) return { kind: "text", text: telegramJsonOfPage(text) };
  const { rows, lines } = bodyOfPage(text, xml);
  const isTable = rows.length > 1 && rows.some((row) => row.length > 1);
  // A small table beside a chat tells about it.
  if (!isTable || (!xml && 2 * lengthOf(rows.flat()) < lengthOf(lines)))
    return { kind: "text", text: lines.join("\n") };
  return { kind: "table", table: tableOf(rows) };
}

function lengthOf(texts: readonly unknown[]): number {
  return texts.reduce<number>((sum, text) => sum + (typeof text === "string" ? text.length : 0), 0);
}
