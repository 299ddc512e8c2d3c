import { questionsText, type QuestionsKey } from "../../locales/questions";
import { reportWords } from "../../locales/report";
import { resultText } from "../../locales/results";
import type { Locale, MessageValues } from "../../locales/translate";
import { categoriesBlock, type FaqCandidate, type Overview, type SheetContent } from "../../report";

/**
 * What customers ask as two sheets of one table each: questions with an answer to make a quick reply of, and the categories.
 * What is to be hidden is hidden before.
 */
export function questionsSheets(
  candidates: readonly FaqCandidate[],
  overview: Overview,
  locale: Locale,
): SheetContent[] {
  const text = (key: QuestionsKey, values?: MessageValues) => questionsText(locale, key, values);
  const sheets: SheetContent[] = [];
  if (candidates.length > 0) sheets.push(faqSheet(candidates, locale, text));
  const categories = categoriesBlock({ overview }, reportWords(locale));
  if (categories.table) {
    sheets.push({
      name: text("sheet.categories"),
      title: text("pareto.title"),
      notes: [],
      // Without charts the header stays in sight; the report has them.
      blocks: [{ ...categories, table: { ...categories.table, charts: [] } }],
    });
  }
  return sheets;
}

function faqSheet(
  candidates: readonly FaqCandidate[],
  locale: Locale,
  text: (key: QuestionsKey, values?: MessageValues) => string,
): SheetContent {
  return {
    name: text("sheet.faq"),
    title: text("sheet.faq.title", { count: candidates.length }),
    notes: [text("faq.note")],
    blocks: [
      {
        heading: text("faq.title"),
        notes: [],
        table: {
          id: "faq",
          columns: [
            { header: text("faq.column.question"), kind: "text", width: 34, wrap: true },
            { header: text("faq.column.count"), kind: "integer", width: 12 },
            { header: text("faq.column.category"), kind: "text", width: 16, wrap: true },
            { header: text("faq.column.answer"), kind: "text", width: 60, wrap: true },
            { header: text("faq.column.agent"), kind: "text", width: 20, wrap: true },
            { header: text("faq.column.alike"), kind: "integer", width: 12 },
            { header: text("faq.column.row"), kind: "row", width: 8 },
            { header: text("faq.column.wordings"), kind: "text", width: 40, wrap: true },
          ],
          rows: candidates.map(({ question, count, category, answer, wordings }) => [
            question,
            count,
            category === null ? text("faq.other") : resultText(locale, `category.${category}`),
            answer?.text ?? null,
            answer?.agent ?? null,
            answer?.alike ?? null,
            answer?.rows[0] ?? null,
            wordings.join("\n"),
          ]),
          charts: [],
        },
      },
    ],
  };
}
