import { foldName } from "../../chat/fold";
import type { Cell } from "../../chat/table";
import { resultWords, type ResultKey } from "../../locales/results";
import { wrong, type ScalarParameter } from "./parameter";

/**
 * One of some ids, by id, by the words of both languages, or by a further word that people use. Case, width and spaces
 * do not matter.
 *
 * @param group where the words are: `<group>.<id>` in locales/<locale>/results.json
 */
export function choice<Id extends string>(
  ids: readonly Id[],
  group: string,
  synonyms?: Readonly<Partial<Record<Id, readonly string[]>>>,
): ScalarParameter<Id> {
  const fold = (word: string) => foldName(word).replace(/[\s/／、_-]/g, "");
  const byWord = new Map<string, Id>();
  for (const id of ids) {
    const words = [id, ...resultWords(`${group}.${id}` as ResultKey), ...(synonyms?.[id] ?? [])];
    for (const word of words) byWord.set(fold(word), id);
  }
  return {
    kind: "scalar",
    type: "choice",
    optional: false,
    choices: ids,
    read(cell, name) {
      const id = cell === null ? undefined : byWord.get(fold(String(cell)));
      if (!id) throw wrong("functions.notChoice", name, cell, { group, choices: ids.join(", ") });
      return id;
    },
  };
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "是", "真"].map((word) => [word, true] as const),
  ...["false", "no", "0", "否", "假"].map((word) => [word, false] as const),
]);

export const isFlag = (cell: Cell): boolean => cell !== null && flagWords.has(foldName(String(cell)));

/**
 * TRUE or FALSE, as the value or as a word of either language.
 *
 * @param states further words, folded, that say the same of what is asked: 在线 of a customer
 */
export function flag(states: Readonly<Record<string, boolean>> = {}): ScalarParameter<boolean> {
  const ownWords = new Map(Object.entries(states));
  return {
    kind: "scalar",
    type: "flag",
    optional: false,
    mayHead: (cell) => ownWords.has(foldName(String(cell))),
    read(cell, name) {
      const word = cell === null ? "" : foldName(String(cell));
      const value = flagWords.get(word) ?? ownWords.get(word);
      if (value === undefined) throw wrong("functions.notFlag", name, cell);
      return value;
    },
  };
}
