import type { RulesetChanges } from "../inspection";
import { Problem } from "../problem";
import type { Rect } from "./address";
import { importedOrders } from "./import/importedOrders";
import { inTurn } from "./inTurn";
import { isLines, readHead, type Head } from "./preview";
import { inExcel } from "./run";
import { loadRules } from "./settings";
import { reviewsOrNone } from "./reviewStore";
import { readSource } from "./sheetReading";
import { resolveSource, type Source } from "./source";
import { ExcelTrouble, throwIfAborted } from "./trouble";
import type { Corrections, ScanHandlers, ScanRequest, ScanResult, SourceChoice } from "./types";
import { watchCells } from "./watch";
import type { ScanJob, Scanner } from "./worker/job";
import type { Answers, QuestionKind, Questions } from "./worker/kept";
import { createScanner } from "./worker/scanner";
import { writeScan } from "./writeScan";

/** Reads, inspects and highlights; see `ExcelDoor.scan`. */
export function scan(request: ScanRequest, handlers: ScanHandlers = {}): Promise<ScanResult> {
  return scanWith(createScanner(), request, handlers);
}

/** A scan by a given scanner, which is disposed at the end. */
export function scanWith(
  scanner: Scanner,
  request: ScanRequest,
  handlers: ScanHandlers,
): Promise<ScanResult> {
  return inTurn(() => scanNow(scanner, request, handlers));
}

async function scanNow(scanner: Scanner, request: ScanRequest, handlers: ScanHandlers): Promise<ScanResult> {
  const started = performance.now();
  const { signal } = handlers;
  const onProgress = handlers.onProgress ?? (() => undefined);
  try {
    throwIfAborted(signal);
    const source = await resolveSource(request.choice);
    await refuseProtected(source.sheetId);
    const corrections = request.corrections ?? {};
    const head = await readHead(source, corrections, signal);
    refuseObstacle(head);
    const data = dataOf(source, head);
    const watch = await watchCells(source.sheetId, data);
    try {
      const changes = await loadRules();
      const columns = columnsToRead(head);
      const rows = { ...source, columns: columns.map((column) => source.columns[column]) };
      const samples = await readSource(scanner, rows, {
        ...(signal && { signal }),
        onRows: (done) => onProgress({ stage: "reading", done, total: source.rowCount }),
      });
      const orders = await importedOrders();
      const job: ScanJob = {
        ...jobOf(source, head, columns, corrections, changes),
        ...(orders && { orders }),
        results: { locale: request.locale, rows: { first: data.row + 1, count: data.rows } },
        reviews: await reviewsOrNone(),
        keepAs: nameOfChats(request.choice),
      };
      const { texts, ...report } = await scanner.inspect(job, onProgress, signal);
      const { headerRow } = head.detection;
      const notices = await writeScan(
        {
          sheetId: source.sheetId,
          data,
          chats: spanOf(rows.columns),
          headerRow: headerRow === null ? null : source.row + headerRow,
          texts,
          locale: request.locale,
          findings: report.findings.length,
          time: new Date().toISOString(),
        },
        {
          onProgress: (done, total) => onProgress({ stage: "writing", done, total }),
          changed: () => watch.changed() || samples.differ(),
          ...(signal && { signal }),
        },
      );
      return {
        ...report,
        source: source.info,
        locale: request.locale,
        rows: data.rows,
        byRule: report.byRule.map(({ names, ...summary }) => ({ ...summary, name: names[request.locale] })),
        notices,
        milliseconds: performance.now() - started,
      };
    } finally {
      await watch.stop();
    }
  } finally {
    scanner.dispose();
  }
}

/** Under which the chats of a source are kept after a scan. */
export function nameOfChats(choice: SourceChoice): string {
  return JSON.stringify(choice);
}

/** Reads a source again, to answer a question about its chats, and keeps them for the next one. */
export async function readAgain<Kind extends QuestionKind>(
  scanner: Scanner,
  { choice, corrections = {} }: Pick<ScanRequest, "choice" | "corrections">,
  question: Kind,
  asked: Questions[Kind],
  signal?: AbortSignal,
): Promise<Answers[Kind]> {
  try {
    const source = await resolveSource(choice);
    const head = await readHead(source, corrections, signal);
    refuseObstacle(head);
    const columns = columnsToRead(head);
    const rows = { ...source, columns: columns.map((each) => source.columns[each]) };
    await readSource(scanner, rows, signal && { signal });
    const orders = await importedOrders();
    const job: ScanJob = {
      ...jobOf(source, head, columns, corrections, {}),
      ...(orders && { orders }),
      keepAs: nameOfChats(choice),
    };
    return await scanner.ask(job, question, asked, signal);
  } finally {
    scanner.dispose();
  }
}

function refuseObstacle({ obstacle, reading }: Head): void {
  if (obstacle === null || obstacle === "noTimes") return;
  // What the sheet is instead of chats says more than what it lacks.
  if (obstacle === "kpiTable" || obstacle === "sessionTable") throw reading as Problem;
  throw new Problem("notEvaluable", `excel.${obstacle}`);
}

/** Said before a long inspection rather than after it. */
async function refuseProtected(sheetId: string): Promise<void> {
  const isProtected = await inExcel(async (context) => {
    const { protection } = context.workbook.worksheets.getItem(sheetId);
    protection.load("protected");
    await context.sync();
    return protection.protected;
  });
  if (isProtected) throw new ExcelTrouble("protected");
}

function dataOf(source: Source, head: Head): Rect {
  const { headerRow } = head.detection;
  const above = headerRow === null ? 0 : headerRow + 1;
  return { row: source.row + above, rows: head.dataRows, ...spanOf(source.columns) };
}

function spanOf(columns: readonly number[]): Pick<Rect, "column" | "columns"> {
  const [column] = columns;
  return { column, columns: columns[columns.length - 1] - column + 1 };
}

/** Columns of the source that say anything, by their place within it. */
function columnsToRead({ detection, reading }: Head): number[] {
  if (isLines(reading)) return detection.columns.map(({ column }) => column);
  return detection.columns
    .filter(
      ({ column, field }) =>
        field !== null || column === detection.dayColumn || column === detection.halfColumn,
    )
    .map(({ column }) => column);
}

function jobOf(
  source: Source,
  { detection, reading, options, hours }: Head,
  columns: readonly number[],
  corrections: Corrections,
  changes: RulesetChanges,
): ScanJob {
  // What the head's content said is said again, so that the rows below cannot be read otherwise than the preview showed.
  const byContent = detection.columns.filter(({ basis }) => basis === "content");
  return {
    shape: { columnCount: source.columns.length, columns, firstRow: source.row + 1 },
    read: {
      ...options,
      columns: {
        ...Object.fromEntries(byContent.map(({ column, field }) => [column, field])),
        ...corrections.columns,
      },
      headerRow: detection.headerRow,
      format: reading instanceof Problem ? "table" : reading.format,
    },
    changes,
    ...(hours && { hours }),
  };
}
