import { cellText } from "../../chat/table";
import { keywords } from "../../metrics/keywords";
import { Problem } from "../../problem";
import { defineFunction } from "../define";
import { messageRows } from "../headers";
import { column, names, number, optional, type Column } from "../parameters";

export const keywordsFunction = defineFunction({
  id: "KEYWORDS",
  family: "texts",
  parameters: {
    texts: column("texts"),
    top: optional(number({ minimum: 1 }, "count"), 20),
    stopWords: optional(names(), []),
  },
  result: "table",
  columns: ["word", "count", "share"],
  examples: [
    {
      arguments: [
        [["这件尺码偏大吗"], ["尺码准吗，几天发货"], ["什么时候发货，运费谁出"], ["尺码怎么选"]],
        3,
      ],
      result: [
        ["word", "count", "share"],
        ["尺码", 3, 0.375],
        ["发货", 2, 0.25],
        ["偏大", 1, 0.125],
      ],
    },
  ],
  compute({ texts, top, stopWords }) {
    const found = keywords(textsOf(texts), Math.floor(top), stopWords);
    if (found.length === 0) throw new Problem("notEvaluable", "functions.noWords");
    return found.map(({ word, count, share }) => [word, count, share]);
  },
});

/** The texts of a column, without its header and blank rows. */
function* textsOf(texts: Column): Iterable<string> {
  for (const row of messageRows(texts)) yield cellText(texts.cell(row));
}
