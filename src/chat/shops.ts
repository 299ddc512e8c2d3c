import { isBlank, cellText, type Table } from "./table";

/** No name has it: `conversationOutsideShops` sees to that. */
const between = " » ";

/**
 * The name of a conversation where a source holds several shops, which count their sessions each for itself.
 *
 * @example conversationInShop("鲜果店", "S001") //=> "鲜果店 » S001"
 */
export function conversationInShop(shop: string, conversation: string): string {
  const own = conversationOutsideShops(conversation);
  return shop === "" ? own : conversationOutsideShops(shop) + between + own;
}

/**
 * A name of which nothing can be taken for a shop: a customer may call herself anything.
 *
 * @example conversationOutsideShops("小雨 » 大雨") //=> "小雨 › 大雨"
 */
export function conversationOutsideShops(name: string): string {
  return name.includes(between) ? name.replaceAll(between, " › ") : name;
}

/**
 * The name of a conversation without its shop: a session's number, or the customer whose name it bears.
 *
 * @example conversationWithoutShop("鲜果店 » t******7") //=> "t******7"
 * @example conversationWithoutShop("S001") //=> "S001"
 */
export function conversationWithoutShop(name: string): string {
  const at = name.indexOf(between);
  return at < 0 ? name : name.slice(at + between.length);
}

/** Whether a column names more shops than one. */
export function hasSeveralShops(table: Table, column: number, firstRow: number): boolean {
  let first = "";
  for (let row = firstRow; row < table.rowCount; row++) {
    const cell = table.cell(row, column);
    if (isBlank(cell)) continue;
    const shop = cellText(cell).trim();
    if (first === "") first = shop;
    else if (shop !== first) return true;
  }
  return false;
}
