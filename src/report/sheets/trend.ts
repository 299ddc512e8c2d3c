import type { ReportSheet } from "../document";
import type { ReportInput } from "../input";
import type { ReportWords } from "../words";

/** Day by day: how much came, how fast it was answered, how well. */
export function trendSheet({ overview: { days } }: ReportInput, { text }: ReportWords): ReportSheet {
  const hasDates = days.length > 0 && days[0].day >= "1971";
  const series = { category: 0 };
  return {
    id: "trend",
    name: text("sheet.trend"),
    title: text("trend.title"),
    notes: [text("trend.note")],
    blocks: [
      {
        heading: text("trend.days"),
        notes: hasDates ? [] : [text("trend.none")],
        table: hasDates
          ? {
              id: "days",
              columns: [
                { header: text("column.day"), kind: "date", width: 18 },
                { header: text("column.conversations"), kind: "integer", width: 18 },
                { header: text("column.firstResponse"), kind: "seconds", width: 18 },
                { header: text("column.findings"), kind: "integer", width: 18 },
                { header: text("column.findingsPer100"), kind: "decimal", width: 20 },
                { header: text("column.score"), kind: "score", width: 18 },
              ],
              rows: days.map((day) => [
                day.day,
                day.conversations,
                day.firstResponse,
                day.findings,
                day.conversations === 0 ? null : (100 * day.findings) / day.conversations,
                day.score,
              ]),
              charts: [
                { ...series, kind: "column", title: text("trend.chart.conversations"), series: [1] },
                { ...series, kind: "line", title: text("trend.chart.firstResponse"), series: [2] },
                { ...series, kind: "line", title: text("trend.chart.findings"), series: [4] },
                { ...series, kind: "line", title: text("trend.chart.score"), series: [5] },
              ],
            }
          : null,
      },
    ],
  };
}
