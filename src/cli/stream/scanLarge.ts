/** Scans a table that is larger than what is read at once: a survey, a sort where conversations are apart, then block by block. */
import { surplusDecision } from "../../chat/formats/table";
import type { Decision, ReadOptions } from "../../chat/reading";
import { Role } from "../../chat/role";
import { NameJudge } from "../../chat/roles";
import { scanningText, type ScanningKey } from "../../locales/scanning";
import { cutBlocks } from "./blocks";
import type { BlockResult, BlockSettings } from "./inspectBlock";
import type { HeadReading } from "./layout";
import { FactsOfRecord, type RecordFacts } from "./recordFacts";
import type { BlockPool } from "./pool";
import type { Progress } from "./progress";
import { columnOf } from "./records";
import { sortAside, type Sorted } from "./sortAside";
import type { Source } from "./source";
import { survey, type Survey } from "./survey";
import type { Workspace } from "./workspace";

export interface LargeScan {
  readonly source: Source;
  readonly head: HeadReading;
  readonly options: ReadOptions;
  /** `recordEnd` null: found. */
  readonly settings: Omit<BlockSettings, "layout" | "options" | "record">;
  readonly pool: BlockPool;
  readonly progress: Progress;
  readonly workspace: Workspace;
  readonly signal?: AbortSignal;
  /** Rows of a block, beyond which it ends with the conversation; for tests. */
  readonly blockRows?: number;
  /** Whether conversations that do not stand in one piece are sorted aside; default true. */
  readonly sorts?: boolean;
  /** Takes the results in the order of the conversations. */
  take(result: BlockResult): Promise<void>;
}

export interface LargeScanNotes {
  readonly notes: readonly { readonly key: ScanningKey; readonly values: Record<string, string | number> }[];
  readonly decisions: readonly Decision[];
}

/** Large enough that what is done once a block costs nothing, small enough that some fit in memory at once. */
const rowsOfBlock = 20_000;
const namesTold = 5;

/**
 * @returns null where a sort is wanted and must not be; nothing was taken then
 * @throws Problem those of `sortAside` and of reading
 */
export async function scanLarge(scan: LargeScan): Promise<LargeScanNotes | null> {
  const { source, head, pool, progress, settings, signal, workspace } = scan;
  const { locale, file } = settings;
  const blockRows = scan.blockRows ?? rowsOfBlock;
  const prefix = file === null ? "" : scanningText(locale, "progress.file", { file });
  const options: ReadOptions = { ...scan.options, roles: rolesOfHead(head, scan.options) };
  const tellRows = (rows: number) =>
    progress.tell(() => prefix + scanningText(locale, "progress.survey", { rows }));

  const found = await survey(source.open(), head.layout, head.above, {
    ...options,
    blockRows,
    onRows: tellRows,
    signal,
  });
  let rows: Pick<Survey, "blocks" | "rows"> = found;
  let read: Pick<Sorted, "layout" | "open"> = { layout: head.layout, open: () => source.open() };
  if (found.apart !== null) {
    if (scan.sorts === false) return null;
    progress.tell(() => prefix + scanningText(locale, "progress.sort", { rows: found.rows }), true);
    read = await sortAside(source.open(), head.layout, head.above, found.apart, workspace, signal);
    rows = await survey(read.open(), read.layout, 0, { ...options, blockRows, signal });
  }

  const dateOrder = options.dateOrder ?? found.dateOrder?.order;
  const clockOffset = options.clockOffset ?? head.reading.clockOffset;
  // A block holds too few messages to tell, and clocks without a day are settled by it.
  const newestFirst =
    options.newestFirst ?? head.reading.decisions.some(({ code }) => code === "newestFirst");
  const run = (more: Pick<BlockSettings, "want" | "record">) =>
    pool.run(
      {
        ...settings,
        layout: read.layout,
        options: { ...options, dateOrder, clockOffset, newestFirst, severalShops: found.severalShops },
        ...more,
      },
      cutBlocks(read.open(), rows.blocks),
      rows.blocks.length,
      signal,
    );
  // A block that is the whole record tells of itself all that is to be known.
  let record: RecordFacts | null = null;
  if (rows.blocks.length > 1) {
    const facts = new FactsOfRecord();
    let block = 0;
    let done = 0;
    for await (const part of run({ want: "facts", record: null })) {
      if (part.facts !== null) facts.add(part.facts);
      done += rows.blocks[block++].rows;
      progress.tell(() => prefix + scanningText(locale, "progress.read", { rows: done, total: rows.rows }));
    }
    record = facts.result;
  }

  const late = new Set<string>();
  const done = { blocks: 0, rows: 0, conversations: 0, findings: 0 };
  for await (const result of run({ want: settings.want, record })) {
    const { counts } = result;
    done.rows += rows.blocks[done.blocks++].rows;
    done.conversations += counts.conversations;
    done.findings += counts.findings;
    for (const name of counts.recurringNames) late.add(name);
    await scan.take(result);
    progress.tell(
      () => prefix + scanningText(locale, "progress.inspect", { ...done, total: rows.rows }),
      done.blocks === rows.blocks.length,
    );
  }
  return { notes: notesOf(found, late), decisions: decisionsOf(found) };
}

/** Whom the head knows by the company they keep is known in every block. */
function rolesOfHead({ layout, reading }: HeadReading, options: ReadOptions): ReadOptions["roles"] {
  if (columnOf(layout, "role") !== undefined) return undefined;
  const judge = new NameJudge(options);
  const byCompany = reading.senders.filter(
    ({ sender, role }) => role !== Role.unknown && judge.judge(sender).role === Role.unknown,
  );
  return Object.fromEntries(byCompany.map(({ sender, role }) => [sender, role]));
}

function notesOf({ apart, unread }: Survey, late: ReadonlySet<string>): LargeScanNotes["notes"] {
  const notes: { key: ScanningKey; values: Record<string, string | number> }[] = [];
  if (apart !== null) notes.push({ key: "note.sorted", values: { ...apart } });
  if (unread !== null) notes.push({ key: "note.unread", values: { ...unread } });
  if (late.size > 0) {
    const names = [...late].slice(0, namesTold).join(", ") + (late.size > namesTold ? " …" : "");
    notes.push({ key: "note.late", values: { count: late.size, names } });
  }
  return notes;
}

/** What the survey settled for all blocks. */
function decisionsOf({ dateOrder, brokenQuote, surplus }: Survey): Decision[] {
  const decisions: Decision[] = [];
  if (dateOrder !== null) {
    const code = dateOrder.assumed ? "dateOrderAssumed" : "dateOrder";
    decisions.push({ code, count: 1, row: null, value: dateOrder.order });
  }
  if (brokenQuote !== null) decisions.push({ code: "unclosedQuote", count: 1, row: brokenQuote });
  if (surplus !== null) decisions.push(surplusDecision(surplus));
  return decisions;
}
