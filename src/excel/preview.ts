import { Role, roleIds } from "../chat/role";
import { detectColumns, type ColumnDetection } from "../chat/columns";
import { readTable } from "../chat/readTable";
import type { Reading, ReadOptions } from "../chat/reading";
import { tableOf, type Cell, type Table } from "../chat/table";
import { Problem } from "../problem";
import { addressOf, columnLetter } from "./address";
import { nextTask } from "./nextTask";
import { readBlocks } from "./readRows";
import { inExcel } from "./run";
import { loadRules } from "./settings";
import type { ServiceHours } from "../metrics/serviceHours";
import { hoursOfSettings, settingsOrDefaults, type Settings } from "./settingsStore";
import { resolveSource, type Source } from "./source";
import type { Corrections, Preview, PreviewColumn, PreviewSender, SourceChoice } from "./types";
import { prepareScanner } from "./worker/scanner";

/** Rows that a preview looks at, and rows whose texts it fetches as shown. */
const headRows = 300;
const shownRows = 30;
const samplesPerColumn = 3;

/** The first rows of a source and what they say about its columns. */
export interface Head {
  readonly table: Table;
  readonly rowCount: number;
  readonly detection: ColumnDetection;
  /** What the rows say as chats, or why they say nothing. */
  readonly reading: Reading | Problem;
  /** How it was read: by the settings and a person's corrections. */
  readonly options: ReadOptions;
  /** The team's service hours, by the settings; undefined: day and night. */
  readonly hours: ServiceHours | undefined;
  /** Rows of the source below its header. */
  readonly dataRows: number;
  readonly obstacle: Preview["obstacle"];
}

/** Looks at the first rows; preview and scan both decide from these, so that a scan does what the preview showed. */
export async function readHead(
  source: Source,
  corrections: Corrections = {},
  signal?: AbortSignal,
): Promise<Head> {
  const rowCount = Math.min(source.rowCount, headRows);
  const cells: Cell[][] = [];
  for await (const block of readBlocks({ ...source, rowCount }, signal)) cells.push(...block);
  const table = tableOf(cells, source.row + 1);
  const settings = await settingsOrDefaults();
  const options = readOptions(source, corrections, settings);
  const hours = hoursOfSettings(settings);
  const reading = readingOf(table, options);
  // The first look at a table also compiles what looks at it: the pane draws between one and the other.
  await nextTask();
  const detection = headedByLines(detectColumns(table, options), reading);
  const dataRows = source.rowCount - (detection.headerRow === null ? 0 : detection.headerRow + 1);
  const obstacle = obstacleOf(source, detection, reading, dataRows, cells);
  return { table, rowCount, detection, reading, options, hours, dataRows, obstacle };
}

function readingOf(table: Table, options: ReadOptions): Reading | Problem {
  try {
    return readTable(table, options);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Where every row is a line of a chat, what looks like a header further down is a line too. */
function headedByLines(detection: ColumnDetection, reading: Reading | Problem): ColumnDetection {
  return isLines(reading) && detection.headerRow !== 0 ? { ...detection, headerRow: null } : detection;
}

/** Whether every row is a line of a chat, as against one message, or one whole chat, in each. */
export function isLines(reading: Reading | Problem): boolean {
  return !(reading instanceof Problem) && reading.decisions.some(({ code }) => code === "linesInColumn");
}

/** The format of the lines in the cells; null when each row is one message. */
function textFormatOf({ reading }: Pick<Head, "reading">): string | null {
  return reading instanceof Problem || reading.format === "table" ? null : reading.format;
}

/** What is known before reading: the workbook's settings, a person's corrections, and a table's own header. */
function readOptions(source: Source, corrections: Corrections, settings: Settings): ReadOptions {
  const { agents, robots, automaticReplies, sessionGap } = settings;
  const roles = Object.entries(corrections.roles ?? {}).map(([sender, id]) => [sender, Role[id]] as const);
  return {
    ...(corrections.columns && { columns: corrections.columns }),
    ...(roles.length > 0 && { roles: Object.fromEntries(roles) }),
    ...(agents.length > 0 && { agents }),
    ...(robots.length > 0 && { robots }),
    ...(automaticReplies.length > 0 && { automaticReplies }),
    ...(sessionGap !== null && { sessionGap }),
    ...(source.tableHeader && { headerRow: 0 }),
  };
}

export async function preview(choice: SourceChoice, corrections: Corrections = {}): Promise<Preview> {
  const source = await resolveSource(choice);
  const head = await readHead(source, corrections);
  // A person who looks at a preview scans next.
  if (head.obstacle === null || head.obstacle === "noTimes") prepareScanner(await loadRules());
  const { detection } = head;
  const { shown, merged } = await readAppearance(source);
  const firstData = detection.headerRow === null ? 0 : detection.headerRow + 1;
  const columns = detection.columns.map(({ column, header, field, basis }): PreviewColumn => ({
    column,
    letter: columnLetter(source.columns[column]),
    header,
    field,
    basis,
    samples: samplesOf(shown.slice(firstData), column),
  }));
  return {
    source: source.info,
    headerRow: detection.headerRow,
    columns,
    textFormat: textFormatOf(head),
    senders: head.obstacle && head.obstacle !== "noTimes" ? [] : sendersOf(head.reading),
    rows: Math.max(0, head.dataRows),
    rowsRead: Math.max(0, head.rowCount - firstData),
    obstacle: head.obstacle,
    merged,
  };
}

function obstacleOf(
  source: Source,
  detection: ColumnDetection,
  reading: Reading | Problem,
  dataRows: number,
  cells: readonly (readonly Cell[])[],
): Preview["obstacle"] {
  const read = cells.slice(detection.headerRow === null ? 0 : detection.headerRow + 1);
  const blank = read.every((row) => row.every((cell) => cell === null || cell === ""));
  // An Excel table always has one row, be it blank.
  if (dataRows <= 0 || (blank && dataRows === read.length)) return "noRows";
  if (!(reading instanceof Problem) && reading.format !== "table") {
    return reading.transcript.time.some((time) => !Number.isNaN(time)) ? null : "noTimes";
  }
  if (source.columns.length === 1) return "oneColumn";
  if (reading instanceof Problem && reading.code === "chat.kpiTable") return "kpiTable";
  if (reading instanceof Problem && reading.code === "chat.sessionTable") return "sessionTable";
  if (detection.fields.text === undefined) return "noText";
  return detection.fields.time === undefined ? "noTimes" : null;
}

function sendersOf(reading: Reading | Problem): PreviewSender[] {
  if (reading instanceof Problem) return [];
  return reading.senders.map(({ sender, role, basis, messages }) => ({
    sender,
    role: roleIds[role],
    basis,
    messages,
  }));
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    const text = row[column]?.trim();
    if (text) samples.add(text);
    if (samples.size === samplesPerColumn) break;
  }
  return [...samples];
}

/** The first rows as a person sees them (dates as dates), and whether merged cells lie in the source. */
async function readAppearance(source: Source): Promise<{ shown: string[][]; merged: boolean }> {
  const { columns, row, rowCount } = source;
  if (columns.length === 0 || rowCount === 0) return { shown: [], merged: false };
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(source.sheetId);
    const first = columns[0];
    const width = columns[columns.length - 1] - first + 1;
    const top = sheet.getRangeByIndexes(row, first, Math.min(rowCount, shownRows), width).load("text");
    const whole = sheet.getRange(addressOf({ row, column: first, rows: rowCount, columns: width }));
    const areas = whole.getMergedAreasOrNullObject().load("address");
    await context.sync();
    const shown = top.text.map((line) => columns.map((column) => line[column - first]));
    return { shown, merged: !areas.isNullObject };
  });
}
