/** Findings as tables: CSV, Parquet, a workbook. */
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { writeXlsxStream } from "hucre";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import Papa from "papaparse";
import type { Locale } from "../../locales/translate";
import { scanningText } from "../../locales/scanning";
import { cellText } from "../../report/cellText";
import { findingColumns, type FindingCells } from "../findingCells";
import type { Output } from "./output";
import type { ScanReport } from "./scanReport";

/** Only results of several files name the file. */
function columnsOf(hasFiles: boolean) {
  return hasFiles ? findingColumns : findingColumns.slice(1);
}

const cut = (cells: FindingCells, hasFiles: boolean) => (hasFiles ? cells : cells.slice(1));

/**
 * CSV in UTF-8. A file begins with a byte-order mark, without which spreadsheets misread Chinese. A text that a spreadsheet
 * would take for a formula is preceded by an apostrophe.
 */
export function csvReport(output: Output, hasFiles: boolean): ScanReport {
  const names = columnsOf(hasFiles).map(({ name }) => name);
  let begun = false;
  const begin = async () => {
    if (!begun) await output.write(`${output.isFile ? "\uFEFF" : ""}${names.join(",")}\r\n`);
    begun = true;
  };
  return {
    want: "cells",
    async add({ cells }) {
      await begin();
      if (cells.length === 0) return;
      const rows = cells.map((row) => [...cut(row, hasFiles)]);
      await output.write(`${Papa.unparse(rows, { escapeFormulae: true, newline: "\r\n" })}\r\n`);
    },
    end: begin,
  };
}

const rowGroup = 50_000;

/** Parquet with the columns of `findingColumns`, nullable; numbers are doubles. */
export function parquetReport(output: Output, hasFiles: boolean): ScanReport {
  const columns = columnsOf(hasFiles);
  const columnData = (rows: readonly FindingCells[]) =>
    columns.map(({ name, kind }, at) => ({
      name,
      data: rows.map((row) => row[at]),
      type: kind === "number" ? ("DOUBLE" as const) : ("STRING" as const),
      nullable: true,
    }));
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData([]) }),
    createdBy: "kefu",
  });
  let waiting: FindingCells[] = [];
  const pour = async () => {
    await output.write(bytes.getBytes());
    bytes.index = 0;
  };
  const flush = async () => {
    await writer.write({ columnData: columnData(waiting), rowGroupSize: rowGroup });
    waiting = [];
    await pour();
  };
  return {
    want: "cells",
    async add({ cells }) {
      for (const row of cells) waiting.push(cut(row, hasFiles));
      if (waiting.length >= rowGroup) await flush();
    },
    async end() {
      if (waiting.length > 0) await flush();
      await writer.finish();
      await pour();
    },
  };
}

/** What a cell of a workbook can hold of a value: Excel refuses a file with more. */
const held = (cell: FindingCells[number]) => (typeof cell === "string" ? cellText(cell).text : cell);

/** A workbook with a sheet of findings; what passes Excel's last row goes on in the next sheet. */
export function xlsxReport(output: Output, hasFiles: boolean, locale: Locale): ScanReport {
  const columns = columnsOf(hasFiles);
  const rows = new PassThrough({ objectMode: true, highWaterMark: 1000 });
  const head = columns.map(({ name }) => scanningText(locale, `column.${name}`));
  const written = (async () => {
    const options = {
      name: scanningText(locale, "sheet.findings"),
      columns: head.map((header, at) => ({ header, width: columns[at].name === "sentence" ? 60 : 18 })),
      freezePane: { rows: 1 },
    };
    const bytes = writeXlsxStream(rows, options) as ReadableStream<Uint8Array>;
    for await (const piece of Readable.fromWeb(bytes)) await output.write(piece as Uint8Array);
  })();
  // What goes wrong while rows are still coming is told at the end.
  written.catch(() => rows.destroy());
  return {
    want: "cells",
    async add({ cells }) {
      for (const row of cells) {
        if (rows.destroyed) break;
        if (!rows.write(cut(row, hasFiles).map(held))) await Promise.race([once(rows, "drain"), written]);
      }
    },
    async end() {
      rows.end();
      await written;
    },
  };
}
