import { delimiters, guessDelimiter, tableOfCsv, type CsvTable, type Surplus } from "../csv";
import { detectColumns } from "../columns";
import { readKpiTable } from "../kpi";
import { readSessionTable } from "../sessionTable";
import { holdsLines } from "../pastedText";
import { readTable } from "../readTable";
import type { Decision, Reading } from "../reading";
import type { Format } from "./format";

/** Tables as CSV or TSV: any platform's table export, help desks, cells copied from a spreadsheet. */
export const tableFormat: Format = {
  id: "table",
  names: { "zh-CN": "表格（CSV/TSV）", "en-US": "Table (CSV/TSV)" },

  recognise({ lines }) {
    const text = lines.join("\n");
    const delimiter = guessDelimiter(text);
    const table = tableOfCsv(text, delimiter);
    // A list of sessions is a table too, and so is a summary of agents: reading them says that they hold no chats.
    const records = readSessionTable(table)?.columns.length ?? 0;
    if (records > 0) return { confidence: 0.98, reasons: [{ code: "headers", count: records }] };
    const figures = readKpiTable(table)?.columns.length ?? 0;
    if (figures > 0) return { confidence: 0.98, reasons: [{ code: "headers", count: figures + 1 }] };
    const columns = detectColumns(table);
    const { headerRow, fields } = columns;
    const count = Object.keys(fields).length;
    // The numbers beside the lines belong to no name in them.
    if (table.columnCount > 1 && holdsLines(table, columns))
      return { confidence: 0.98, reasons: [{ code: "headers", count }] };
    if (headerRow !== null && count >= 2) {
      return { confidence: Math.min(1, 0.6 + 0.1 * count), reasons: [{ code: "headers", count }] };
    }
    // Lines of a chat hold commas too: without a header only an even table counts.
    const filled = lines.filter((line) => line.trim() !== "");
    const even = filled.filter((line) => {
      const cells = line.split(delimiter).length;
      return cells === table.columnCount || (table.lastText !== null && cells > table.columnCount);
    }).length;
    if (table.columnCount >= 3 && count >= 3 && even >= 0.9 * filled.length) {
      // Commas and bars stand in what people say; a tab, or a dash between spaces in every line, does not.
      const isSure = delimiter === delimiters[0] || (delimiter === " - " && even === filled.length);
      return { confidence: isSure ? 0.7 : 0.5, reasons: [{ code: "cells", count }] };
    }
    return { confidence: headerRow !== null ? 0.3 : 0, reasons: [] };
  },

  read(text, options) {
    const table = tableOfCsv(text);
    // Cells of a CSV file may hold whole chats: which format they are in is found.
    const reading = readTable(table, { ...options, format: undefined });
    return { ...reading, decisions: [...reading.decisions, ...flawsOf(table, reading)] };
  },
};

/** Fewer lines may be somebody's words that are tried alone. */
const fewestOfChat = 3;

/** Whether lines that no format knows hold no table either that would tell who speaks, or when. */
export function tellsNothing(lines: readonly string[]): boolean {
  if (lines.filter((line) => line.trim() !== "").length < fewestOfChat) return false;
  const { headerRow, fields } = detectColumns(tableOfCsv(lines.join("\n")));
  return headerRow === null && fields.sender === undefined && fields.time === undefined;
}

/** What is wrong with the file, and was read as well as it could be. */
function flawsOf({ unclosedQuote, surplus }: CsvTable, { columns }: Reading): Decision[] {
  const flaws: Decision[] = [];
  if (unclosedQuote !== null) flaws.push({ code: "unclosedQuote", count: 1, row: unclosedQuote });
  const isRead = Object.values(columns?.fields ?? {}).some(
    (column) => column >= (surplus?.columns ?? Infinity),
  );
  if (surplus !== null && !isRead) flaws.push(surplusDecision(surplus));
  return flaws;
}

/** What is told of cells that stand beyond the header. */
export function surplusDecision({ rows, line, text }: Omit<Surplus, "columns">): Decision {
  return { code: "surplusCells", count: rows, row: line, value: text.slice(0, longestTold) };
}

/** So much of what was not read is told. */
const longestTold = 80;
