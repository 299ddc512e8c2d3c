import { showSheet } from "../ownSheets";
import { standingReport } from "./records";
import type { ReportDoor, ReportTrace } from "./types";
import { removeReport, writeReport } from "./writeReport";

/** The way for a report into the workbook that is open in Excel. */
export const reportDoor: ReportDoor = { writeReport, lastReport, removeReport, showSheet };

async function lastReport(): Promise<ReportTrace | null> {
  return (await standingReport()).trace;
}
