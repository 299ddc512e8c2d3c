import type { ReadOptions } from "../reading";
import { readTable } from "../readTable";
import type { Table } from "../table";
import type { FormatReading } from "./format";

/** Reads records of an export as a table whose header was made of their keys and is none of the file's rows. */
export function readRecords(table: Table, options: ReadOptions): FormatReading {
  const reading = readTable(table, { ...options, format: "table" });
  const { counts } = reading;
  return { ...reading, counts: { ...counts, rows: counts.rows - 1, structure: counts.structure - 1 } };
}
