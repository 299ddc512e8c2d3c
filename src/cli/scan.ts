import { customersOf, masked, maskOfRecord, unmasked } from "../chat/mask";
import { isWorkbook } from "../chat/isWorkbook";
import {
  compileRuleset,
  severities,
  type Inspection,
  type Inspector,
  type Product,
  type Severity,
} from "../inspection";
import { scanningText } from "../locales/scanning";
import type { Locale } from "../locales/translate";
import { conversationMetrics } from "../metrics/conversationMetrics";
import type { ServiceHours } from "../metrics/serviceHours";
import { partOfRecord } from "../report";
import { chatOf, readOptionsOf, tellLosses, tellLost, type ChatOptions } from "./chatFile";
import { inputOf } from "./input";
import { maskedInspection, maskOf, newMaskKey, type MaskOptions } from "./mask";
import { productsOf, rulesetOf, shopOf, type KnowledgeOptions } from "./knowledge";
import { withOrders } from "./orders";
import { platformNamed } from "./platform";
import { hoursOf, periodOf, type Period, type PeriodOptions } from "./period";
import { recordEndOf } from "./recordEnd";
import { outputFormatOf, outputTo, type Output, type OutputOptions } from "./report/output";
import { reportOf } from "./report/reportOf";
import type { ScanReport } from "./report/scanReport";
import { writeSummary } from "./report/summary";
import { Totals } from "./report/totals";
import { writeTables } from "./scanTables";
import { inspectReading } from "./stream/inspectBlock";
import { headBytes, layoutOf, type HeadReading } from "./stream/layout";
import { BlockPool } from "./stream/pool";
import { Progress } from "./stream/progress";
import { columnOf } from "./stream/records";
import { scanLarge } from "./stream/scanLarge";
import { headOf, openSource, sourceOf, wholeOf, type Source } from "./stream/source";
import { Workspace } from "./stream/workspace";
import type { Streams } from "./streams";
import { checkTargets } from "./targets";

export interface ScanOptions
  extends ChatOptions, OutputOptions, KnowledgeOptions, PeriodOptions, MaskOptions {
  readonly orders?: string;
  readonly failOn?: Severity;
  /** A workbook to write the report into. */
  readonly report?: string;
  /** When the record was taken: a day is meant to its end. */
  readonly recordEnd?: string;
  /** Threads; as of `threadsFor`. */
  readonly jobs?: number;
  /** Tell how far the scan has come even where standard error is no terminal. */
  readonly progress?: boolean;
  /** Read in pieces whatever the size. */
  readonly stream?: boolean;
  /** Rows after which a piece ends with the conversation; no option of the command line. */
  readonly blockRows?: number;
  /** Bytes from which on threads share a file that fits in memory; no option of the command line. */
  readonly sharedFrom?: number;
}

/** Files up to this size are read whole: a quarter of a million messages or so. */
const wholeUpTo = 32 << 20;
/** Files from this size on are shared among threads: some 120,000 messages, which two threads are worth. */
const sharedFrom = 12 << 20;
/** A text can be no longer than this in any case, and takes several times its size in memory. */
const mostWhole = 400 << 20;

/**
 * `kefu scan`: metrics, findings and what could not be judged, of one file or several, each a record of its own. Tables that
 * are too large are read in pieces, with the same results.
 *
 * @returns 1 for a finding as severe as asked, else 0
 */
export async function scan(
  files: readonly string[],
  options: ScanOptions,
  locale: Locale,
  streams: Streams,
): Promise<number> {
  if (options.report !== undefined) {
    const { checkReport } = await import("./report/reportFile");
    checkReport(options.report, files.length);
  }
  checkTargets({
    chats: files,
    beside: [options.rules, options.orders, options.products],
    written: [options.out, options.report],
  });
  const run = await ScanRun.begin(files.length > 1, options, locale, streams);
  try {
    for (const file of files) await run.scan(file);
    return await run.end();
  } finally {
    await run.dispose();
  }
}

class ScanRun {
  private readonly workspace = new Workspace();
  private readonly pool: BlockPool;
  private readonly progress: Progress;
  private readonly output: Output;
  /** null where a person is shown tables. */
  private report: ScanReport | null = null;
  private readonly totals = new Totals();
  private readonly notes: string[] = [];
  private summaryIsDue = true;
  private readonly maskKey: string | undefined;

  private constructor(
    private readonly inspector: Inspector,
    private readonly products: readonly Product[],
    private readonly recordEnd: number | null,
    private readonly hours: ServiceHours | undefined,
    private readonly period: Period,
    private readonly several: boolean,
    private readonly options: ScanOptions,
    private readonly locale: Locale,
    private readonly streams: Streams,
  ) {
    this.maskKey = options.mask ? newMaskKey() : undefined;
    this.pool = new BlockPool(options.jobs, streams.startWorker);
    this.progress = new Progress(streams, options.progress ?? streams.isTerminal ?? false);
    this.output = outputTo(options.out, streams, this.workspace);
  }

  static async begin(
    several: boolean,
    options: ScanOptions,
    locale: Locale,
    streams: Streams,
  ): Promise<ScanRun> {
    const format = outputFormatOf(options);
    const ruleset = await rulesetOf(options, streams);
    const inspector = compileRuleset(ruleset);
    const products = await productsOf(options, streams);
    const end = recordEndOf(options.recordEnd);
    const hours = await hoursOf(options, streams);
    const period = periodOf(options);
    const known = { ...options, platform: platformNamed(options.platform, ruleset) };
    const run = new ScanRun(inspector, products, end, hours, period, several, known, locale, streams);
    run.report = await reportOf(format, run.output, run.workspace, several, locale);
    return run;
  }

  async scan(file: string): Promise<void> {
    const { options, streams } = this;
    const opened = await openSource(
      file,
      { encoding: options.encoding, wholeUpTo: options.stream ? -1 : this.wholeLimit },
      streams,
      this.workspace,
    );
    if (opened.kind === "whole") {
      if (!(await this.scanSideBySide(file, opened.bytes))) await this.scanWhole(file, opened.bytes);
      return;
    }
    const head = isWorkbook(opened.head) ? null : layoutOf(opened.head, readOptionsOf(options));
    if (head === null || this.wantsWhole)
      return this.scanWhole(file, await wholeOf(opened.source, mostWhole));
    await this.scanPieces(file, opened.source, head, true);
  }

  /**
   * Scans a file that fits in memory as large ones are, so that threads share it, where that must come to the same: roles are
   * written in a column and conversations stand in one piece.
   *
   * @returns false where it must be read whole
   */
  private async scanSideBySide(file: string, bytes: Uint8Array): Promise<boolean> {
    const { options, report } = this;
    const isWorthIt =
      report !== null && !this.wantsWhole && bytes.length > (options.sharedFrom ?? sharedFrom);
    if (!isWorthIt || options.sheet !== undefined || isWorkbook(bytes)) return false;
    const source = sourceOf(file, bytes, options.encoding);
    const head = layoutOf(await headOf(source, headBytes + 1), readOptionsOf(options));
    if (head === null || columnOf(head.layout, "role") === undefined) return false;
    return this.scanPieces(file, source, head, false);
  }

  /** @returns false where conversations do not stand in one piece and must not be sorted aside */
  private async scanPieces(
    file: string,
    source: Source,
    head: HeadReading,
    sorts: boolean,
  ): Promise<boolean> {
    const { locale, inspector, report, pool, progress, workspace, recordEnd, options, streams } = this;
    const told = await scanLarge({
      source,
      head,
      options: readOptionsOf(options),
      settings: {
        ruleset: inspector.ruleset,
        locale,
        recordEnd,
        hours: this.hours,
        period: this.period,
        platform: options.platform,
        products: this.products,
        maskKey: this.maskKey,
        want: report?.want ?? "counts",
        file: this.several ? file : null,
      },
      pool,
      progress,
      workspace,
      signal: streams.signal,
      blockRows: options.blockRows,
      sorts,
      take: async (result) => {
        this.totals.add(result.counts);
        await report?.add(result);
      },
    });
    if (told === null) return false;
    const mask = maskOf(this.maskKey);
    for (const { key, values } of told.notes) {
      const { conversation } = values;
      const masked =
        typeof conversation === "string" ? { ...values, conversation: mask.name(conversation) } : values;
      this.notes.push(scanningText(locale, key, masked));
    }
    for (const decision of tellLost(told.decisions, locale, mask, streams)) this.totals.decide(decision);
    return true;
  }

  /** Orders are joined to the customers of a whole record, and a report tells of all of it. */
  private get wantsWhole(): boolean {
    return this.options.orders !== undefined || this.options.report !== undefined;
  }

  private get wholeLimit(): number {
    return this.wantsWhole ? mostWhole : wholeUpTo;
  }

  private async scanWhole(file: string, bytes: Uint8Array): Promise<void> {
    const { options, locale, inspector, recordEnd, report, streams, hours, period } = this;
    const input = await inputOf(bytes, file, options.sheet, options.encoding);
    const mask = options.mask ? masked : unmasked;
    const read = tellLosses(chatOf(input, options), locale, mask, streams);
    const reading = await withOrders(read, options, streams);
    streams.signal?.throwIfAborted();
    if (options.report !== undefined) {
      const shop = shopOf(reading, options.platform, this.products);
      const made = new Date();
      const reported = {
        file,
        reading,
        inspector,
        recordEnd,
        hours,
        part: period,
        shop,
        made,
        ...(options.mask && { mask: masked }),
      };
      const { writeReport } = await import("./report/reportFile");
      await writeReport(reported, outputTo(options.report, streams, this.workspace), locale);
    } else if (report === null && !this.several) {
      const orders = reading.hasOrders ? { orders: reading.orders } : {};
      const end = recordEnd === null ? {} : { recordEnd };
      const shop = shopOf(reading, options.platform, this.products);
      const within = hours && { hours };
      const whole = inspector.inspect(reading.transcript, { ...orders, ...end, ...shop, ...within });
      const { transcript, inspection } = partOfRecord(
        inspector.ruleset,
        { transcript: reading.transcript, inspection: whole, orders: reading.orders },
        period,
      );
      const metrics = conversationMetrics(transcript, { hours });
      const stdout = (text: string) => this.output.write(text);
      const told = maskedInspection(
        inspection,
        maskOfRecord(mask, () => customersOf(transcript)),
      );
      const names = { ...metrics, conversation: metrics.conversation.map((name) => mask.name(name)) };
      await writeTables(reading, names, told, inspector.ruleset, locale, { ...streams, stdout });
      this.totals.worst = worstOf(inspection);
      this.summaryIsDue = false;
      return;
    }
    const result = inspectReading(reading, inspector, {
      locale,
      recordEnd,
      hours,
      period,
      platform: options.platform,
      products: this.products,
      maskKey: this.maskKey,
      record: null,
      want: report?.want ?? "counts",
      file: this.several ? file : null,
    });
    this.totals.add(result.counts);
    await report?.add(result);
  }

  /** @returns the exit code */
  async end(): Promise<number> {
    const { report, output, options, streams, locale, notes, totals } = this;
    this.progress.end();
    await report?.end();
    const stdout = (text: string) => output.write(text);
    if (report === null && this.summaryIsDue) {
      await writeSummary(totals, notes, this.inspector.ruleset, locale, { ...streams, stdout });
    }
    await output.close();
    if (report !== null) {
      if (options.out !== undefined)
        await writeSummary(totals, notes, this.inspector.ruleset, locale, streams);
      else for (const note of notes) streams.stderr(`${note}\n`);
    }
    const { failOn } = options;
    return failOn !== undefined && totals.worst >= severities.indexOf(failOn) ? 1 : 0;
  }

  async dispose(): Promise<void> {
    this.progress.end();
    await this.pool.dispose();
    await this.workspace.dispose();
  }
}

function worstOf({ findings }: Inspection): number {
  return findings.reduce((worst, { severity }) => Math.max(worst, severities.indexOf(severity)), -1);
}
