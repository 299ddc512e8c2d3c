import type { Locale } from "../../locales/translate";
import type { Workspace } from "../stream/workspace";
import { jsonLinesReport, jsonReport } from "./jsonReport";
import type { Output, OutputFormat } from "./output";
import type { ScanReport } from "./scanReport";

/**
 * Writes the results of a scan in a format. Writers of tables are large and loaded only for one.
 *
 * @param several there are several files, and each result names its own
 * @returns null where a person is shown tables
 */
export async function reportOf(
  format: OutputFormat,
  output: Output,
  workspace: Workspace,
  several: boolean,
  locale: Locale,
): Promise<ScanReport | null> {
  switch (format) {
    case "json":
      return jsonReport(output, workspace);
    case "jsonl":
      return jsonLinesReport(output);
    case "csv":
      return (await import("./tableReports")).csvReport(output, several);
    case "parquet":
      return (await import("./tableReports")).parquetReport(output, several);
    case "xlsx":
      return (await import("./tableReports")).xlsxReport(output, several, locale);
    default:
      return null;
  }
}
