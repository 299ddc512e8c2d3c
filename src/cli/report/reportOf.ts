import type { Locale } from "../../locales/translate";
import type { Workspace } from "../stream/workspace";
import { jsonLinesReport, jsonReport } from "./jsonReport";
import type { Output, OutputFormat } from "./output";
import type { ScanReport } from "./scanReport";
import { csvReport, parquetReport, xlsxReport } from "./tableReports";

/**
 * Writes the results of a scan in a format.
 *
 * @param several there are several files, and each result names its own
 * @returns null where a person is shown tables
 */
export function reportOf(
  format: OutputFormat,
  output: Output,
  workspace: Workspace,
  several: boolean,
  locale: Locale,
): ScanReport | null {
  switch (format) {
    case "json":
      return jsonReport(output, workspace);
    case "jsonl":
      return jsonLinesReport(output);
    case "csv":
      return csvReport(output, several);
    case "parquet":
      return parquetReport(output, several);
    case "xlsx":
      return xlsxReport(output, several, locale);
    default:
      return null;
  }
}
