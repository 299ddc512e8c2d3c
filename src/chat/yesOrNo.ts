import { foldName } from "./fold";
import type { Cell } from "./table";

const yes = new Set(["true", "yes", "y", "1", "是"]);
const no = new Set(["false", "no", "n", "0", "否"]);

/**
 * What a cell says that answers its header: TRUE, yes, 1, 是, or their opposites; null for anything else.
 *
 * @example yesOrNo("否") //=> false
 */
export function yesOrNo(cell: Cell): boolean | null {
  const word = foldName(String(cell ?? ""));
  return yes.has(word) ? true : no.has(word) ? false : null;
}
