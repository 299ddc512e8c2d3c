import { basename, extname } from "node:path";
import { customersOf, maskOfRecord, type Mask } from "../../chat/mask";
import type { Reading } from "../../chat/reading";
import type { Inspector } from "../../inspection";
import { talkLabelsOf } from "../../inspection/labels";
import type { InspectionOptions } from "../../inspection/inspector";
import { reportWords } from "../../locales/report";
import type { Locale } from "../../locales/translate";
import { Problem } from "../../problem";
import type { ServiceHours } from "../../metrics/serviceHours";
import {
  overview,
  partOfRecord,
  reportDocument,
  talkFigures,
  type RecordPart,
  type ReportInput,
} from "../../report";
import type { Output } from "./output";
import { workbookOfReport } from "./workbookReport";

/**
 * Refuses what cannot become a report before anything is read.
 *
 * @throws Problem `cli.reportOneRecord`, `cli.reportExtension`
 */
export function checkReport(target: string, files: number): void {
  if (files > 1) throw new Problem("wrongInput", "cli.reportOneRecord", { files });
  if (extname(target).toLowerCase() !== ".xlsx") {
    throw new Problem("wrongInput", "cli.reportExtension", { file: target });
  }
}

/** What a report tells of: the chat, and how it was inspected. */
export interface Reported {
  /** Name of the file. */
  readonly file: string;
  readonly reading: Reading;
  readonly inspector: Inspector;
  /** Overrules the end that the record itself tells; seconds. */
  readonly recordEnd: number | null;
  /** Service hours that response times follow. */
  readonly hours?: ServiceHours;
  /** Which part of the record is told of. */
  readonly part: RecordPart;
  /** What is known of the shop. */
  readonly shop: Pick<InspectionOptions, "platform" | "products">;
  /** What hides personal data. */
  readonly mask?: Mask;
  /** Now. */
  readonly made: Date;
}

/** Inspects a chat and writes its report as a workbook. */
export async function writeReport(reported: Reported, output: Output, locale: Locale): Promise<void> {
  const { file, reading, inspector, recordEnd, hours, part, shop, made } = reported;
  const { hasOrders, skipped, duplicates } = reading;
  const { ruleset } = inspector;
  const whole = inspector.inspect(reading.transcript, {
    orders: reading.orders,
    hasOrders,
    ...(recordEnd === null ? {} : { recordEnd }),
    ...(hours && { hours }),
    ...shop,
  });
  const { transcript, inspection, orders } = partOfRecord(ruleset, { ...reading, inspection: whole }, part);
  const input: ReportInput = {
    source: basename(file),
    made: made.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }),
    part,
    talk: talkFigures(transcript, talkLabelsOf(ruleset, transcript, hasOrders ? { orders } : {})),
    overview: overview({ transcript, ruleset, inspection, orders, hasOrders }),
    ruleset,
    findings: inspection.findings,
    notEvaluable: inspection.notEvaluable,
    skipped,
    duplicates: duplicates.length,
    quotes: transcript.text,
    ...(reported.mask && { mask: maskOfRecord(reported.mask, () => customersOf(transcript)) }),
  };
  await output.write(await workbookOfReport(reportDocument(input, reportWords(locale))));
  await output.close();
}
