import { unmasked } from "../../chat/mask";
import type { ReportBlock, ReportSheet } from "../document";
import type { ReportInput } from "../input";
import { isSmallButDecisive, usualConversion } from "../questions";
import type { ReportWords } from "../words";
import { lostBlocks } from "./lost";

const wordsDrawn = 15;

/** What customers ask about, and the words they use. */
export function questionsSheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  return {
    id: "questions",
    name: text("sheet.questions"),
    title: text("questions.title"),
    notes: [],
    blocks: [categoriesBlock(input, words), ...lostBlocks(input, words), keywordBlock(input, words)],
  };
}

/** Categories A to F by how much they are asked. */
export function categoriesBlock(
  { overview: { questions } }: Pick<ReportInput, "overview">,
  words: ReportWords,
): ReportBlock {
  const { text } = words;
  const usual = usualConversion(questions);
  return {
    heading: text("questions.categories"),
    notes: [text(questions.length === 0 ? "questions.none" : "questions.note")],
    table:
      questions.length === 0
        ? null
        : {
            id: "questionCategories",
            columns: [
              { header: text("column.category"), kind: "text", width: 30 },
              { header: text("column.questions"), kind: "integer", width: 16 },
              { header: text("column.share"), kind: "percent", width: 16 },
              { header: text("column.cumulative"), kind: "percent", width: 18 },
              { header: text("column.conversion"), kind: "percent", width: 18 },
              { header: text("column.remark"), kind: "text", width: 26 },
            ],
            rows: questions.map((question) => [
              words.category(question.category),
              question.count,
              question.share,
              question.cumulativeShare,
              Number.isNaN(question.conversion) ? null : question.conversion,
              isSmallButDecisive(question, usual) ? text("questions.decisive") : "",
            ]),
            charts: [
              { kind: "pareto", title: text("questions.chart.categories"), category: 0, series: [2, 3] },
            ],
          },
  };
}

function keywordBlock(
  { overview: { keywords }, mask = unmasked }: ReportInput,
  { text }: ReportWords,
): ReportBlock {
  return {
    heading: text("questions.keywords"),
    notes: keywords.length === 0 ? [text("questions.noKeywords")] : [],
    table:
      keywords.length === 0
        ? null
        : {
            id: "keywords",
            columns: [
              { header: text("column.word"), kind: "text", width: 30 },
              { header: text("column.count"), kind: "integer", width: 16 },
              { header: text("column.share"), kind: "percent", width: 16 },
            ],
            rows: keywords.map(({ word, count, share }) => [mask.text(word), count, share]),
            charts: [
              {
                kind: "bar",
                title: text("questions.chart.keywords"),
                category: 0,
                series: [1],
                rows: Math.min(wordsDrawn, keywords.length),
              },
            ],
          },
  };
}
