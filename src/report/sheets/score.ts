import { scorecardOf } from "../../inspection/scorecard";
import type { ReportBlock, ReportSheet } from "../document";
import type { ReportInput } from "../input";
import { scoreBandFrom } from "../overview";
import { tallyRules } from "../ruleTally";
import type { ReportWords } from "../words";

/** How conversations score, and what it is made of. */
export function scoreSheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  const card = scorecardOf(input.ruleset.scorecard);
  return {
    id: "score",
    name: text("sheet.score"),
    title: text("score.title"),
    notes: [text(`score.method.${card.method}`, { card: words.named(card.names) })],
    blocks: [distribution(input, words), points(input, words)],
  };
}

function distribution({ overview }: ReportInput, { text }: ReportWords): ReportBlock {
  const { scoreBands, conversations } = overview;
  const scored = scoreBands.reduce((sum, count) => sum + count, 0);
  const bands = scoreBandFrom.map((from, i) => {
    const next = scoreBandFrom[i + 1];
    return next === undefined ? text("score.top", { from }) : text("score.band", { from, below: next });
  });
  return {
    heading: text("score.distribution"),
    notes: [text("score.scored", { scored, not: conversations - scored })],
    table: {
      id: "scoreBands",
      columns: [
        { header: text("column.score"), kind: "text", width: 34 },
        { header: text("column.conversations"), kind: "integer", width: 18 },
        { header: text("column.share"), kind: "percent", width: 16 },
      ],
      rows: bands.map((band, i) => [band, scoreBands[i], scored === 0 ? null : scoreBands[i] / scored]),
      charts: scored === 0 ? [] : [{ kind: "column", title: text("score.chart"), category: 0, series: [1] }],
    },
  };
}

function points(input: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const hit = tallyRules(input)
    .filter(({ rule, findings }) => rule.enabled && findings > 0)
    .sort((a, b) => a.rule.points * a.conversations - b.rule.points * b.conversations);
  if (hit.length === 0)
    return { heading: text("score.rules"), notes: [text("summary.noFindings")], table: null };
  return {
    heading: text("score.rules"),
    notes: [text("score.rulesNote")],
    table: {
      id: "scoreRules",
      columns: [
        { header: text("column.rule"), kind: "text", width: 34 },
        { header: text("column.points"), kind: "integer", width: 18 },
        { header: text("column.conversationsHit"), kind: "integer", width: 16 },
        { header: text("column.pointsLost"), kind: "integer", width: 20 },
        { header: text("column.fatal"), kind: "text", width: 20 },
      ],
      rows: hit.map(({ rule, conversations }) => [
        words.named(rule.names),
        rule.points,
        conversations,
        rule.points * conversations,
        text(rule.fatal ? "yes" : "no"),
      ]),
      charts: [],
    },
  };
}
