import type { KpiTable } from "../chat/kpi";
import { cliText } from "../locales/cli";
import { problemSentence } from "../locales/problems";
import type { Locale } from "../locales/translate";
import { grid } from "./grid";
import type { Streams } from "./streams";

/** What `kefu parse` prints of a summary sheet: agents and their key figures, and that these are no chats. */
export async function writeKpi(
  { columns, agents, totals }: KpiTable,
  json: boolean,
  locale: Locale,
  { stdout }: Streams,
): Promise<void> {
  if (json) {
    const printed = {
      format: "kpi",
      messages: [],
      skipped: [],
      duplicates: 0,
      agents: agents.map(({ agent, row, values }) => ({
        agent,
        line: row,
        values: columns.map(({ header, unit }, c) => ({ header, unit, value: known(values[c]) })),
      })),
      totals: totals.map(({ name, row }) => ({ name, line: row })),
    };
    await stdout(`${JSON.stringify(printed)}\n`);
    return;
  }
  const heads = columns.map(({ header }) => ({ head: header, align: "right" as const }));
  const rows = agents.map(({ agent, values }) => [
    agent,
    ...columns.map(({ unit }, c) => {
      const value = values[c];
      if (value === undefined || Number.isNaN(value)) return "";
      return unit === "seconds" ? cliText(locale, "seconds", { seconds: value }) : figure(value, unit);
    }),
  ]);
  await stdout(grid([{ head: cliText(locale, "head.agents"), widest: 40 }, ...heads], rows));
  const notes = [problemSentence(locale, { code: "chat.kpiTable", values: { agents: agents.length } })];
  if (totals.length > 0) notes.push(cliText(locale, "parse.totals", { count: totals.length }));
  await stdout(`\n${notes.join("\n")}\n`);
}

function figure(value: number, unit: "share" | "number"): string {
  return unit === "share" ? `${Number((value * 100).toFixed(2))}%` : String(value);
}

/** Unknown is null, not NaN and not zero. */
function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
