import { Role, roleIds } from "../../../chat/role";
import type { Reading, ReadOptions } from "../../../chat/reading";
import type { Cell } from "../../../chat/table";
import { formatTime } from "../../../chat/time";
import { countRoles } from "../../../chat/transcript";
import { Problem } from "../../../problem";
import { chatTable, isDayless } from "./chatRows";
import { openSource, type Content } from "./contents";
import type {
  ChatsDigest,
  ImportDigest,
  MessageDigest,
  PartDigest,
  ReadProgress,
  ReadRequest,
  SourceInput,
} from "./digest";
import { agentTable, orderTable, type OutputTable } from "./outputTable";
import { readPart, type PartReading } from "./readPart";

/**
 * How much of a reading is shown: the rest stays where it was read. Senders are counted and looked for by name, so all are told
 * but for numbers that nobody has.
 */
const shown = { messages: 50, senders: 100_000, skipped: 10_000, characters: 300 } as const;

type Opened = readonly Content[] | Problem;

interface Part {
  readonly key: string;
  readonly source: SourceInput;
  readonly content: Content | null;
  readonly outcome: PartReading;
}

/** Holds the sources of one import, opened, and what was made of them; lives in a worker. */
export class ImportSession {
  private readonly sources = new Map<number, SourceInput>();
  private readonly opened = new Map<number, Opened>();
  private tables: readonly OutputTable[] = [];

  add(source: SourceInput): void {
    this.sources.set(source.id, source);
  }

  /**
   * Reads the sources and says what they are. A source is opened once, and read again whenever corrections change.
   *
   * @param pause awaited between sources, so that the thread can breathe
   */
  async read(
    request: ReadRequest,
    onProgress: (progress: ReadProgress) => void,
    pause: () => Promise<void>,
  ): Promise<ImportDigest> {
    this.forgetAllBut(request.sources);
    this.tables = [];
    const parts: Part[] = [];
    for (const [index, id] of request.sources.entries()) {
      const source = this.sources.get(id);
      if (!source) continue;
      const at = { name: source.name, source: index + 1, sources: request.sources.length };
      const opened = await this.open(source, (done, total) =>
        onProgress({ stage: "opening", ...at, done, total }),
      );
      onProgress({ stage: "reading", ...at, done: 0, total: 0 });
      await pause();
      parts.push(...readOpened(source, opened, request));
    }
    const { digests, tables } = digestOf(parts, request);
    this.tables = tables;
    return { parts: digests, tables: tables.map(({ digest }) => digest) };
  }

  /** Rows of a table of the last reading, by its place in `ImportDigest.tables`. */
  rows(table: number, from: number, to: number): Cell[][] {
    return this.tables[table]?.rows(from, to) ?? [];
  }

  private async open(source: SourceInput, onBytes: (done: number, total: number) => void): Promise<Opened> {
    const known = this.opened.get(source.id);
    if (known) return known;
    const opened = await openSource(source, onBytes).catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    this.opened.set(source.id, opened);
    return opened;
  }

  private forgetAllBut(ids: readonly number[]): void {
    const wanted = new Set(ids);
    for (const id of [...this.sources.keys()]) {
      if (wanted.has(id)) continue;
      this.sources.delete(id);
      this.opened.delete(id);
    }
  }
}

function readOpened(source: SourceInput, opened: Opened, request: ReadRequest): Part[] {
  if (opened instanceof Problem) {
    return [{ key: String(source.id), source, content: null, outcome: { kind: "failed", problem: opened } }];
  }
  return opened.map((content, index) => {
    const key = `${source.id}/${index}`;
    const options = optionsFor(key, source, content, request);
    const outcome = readPart(content, options);
    const doubtful = opened.length > 1 && options.format === undefined && !isChat(outcome);
    return { key, source, content, outcome: doubtful ? noChats(source, content) : outcome };
  });
}

/** Beside sheets of chats a workbook holds notes and pivots: what has neither a known shape nor a time is none of them. */
function isChat(outcome: PartReading): boolean {
  if (outcome.kind !== "chats") return true;
  const { recognition, transcript } = outcome.reading;
  return recognition.confidence > 0.5 || transcript.time.some((time) => !Number.isNaN(time));
}

function noChats({ name }: SourceInput, { sheet }: Content): PartReading {
  const problem = new Problem("notEvaluable", "importing.noChats", { file: name, sheet: sheet ?? "" });
  return { kind: "failed", problem };
}

function optionsFor(key: string, source: SourceInput, content: Content, request: ReadRequest): ReadOptions {
  const { agents, robots, roles, referenceDate, parts } = request.corrections;
  const { format, dateOrder, timeZone } = parts[key] ?? {};
  const byName = Object.entries(roles).map(([sender, id]) => [sender, Role[id]] as const);
  // A chat that names no conversation is one by itself: with several sources its file tells it from the others.
  const alone = request.sources.length === 1 && source.content.kind === "text";
  const conversation = content.sheet ?? source.name.replace(/\.[^.]{1,5}$/, "");
  return {
    agents,
    robots,
    ...(byName.length > 0 && { roles: Object.fromEntries(byName) }),
    ...(referenceDate !== "" && { referenceDate }),
    ...(format !== undefined && { format }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(timeZone !== undefined && { timeZone }),
    ...(!alone && { conversation }),
  };
}

function digestOf(
  parts: readonly Part[],
  { locale }: ReadRequest,
): { readonly digests: PartDigest[]; readonly tables: OutputTable[] } {
  const readings = parts.flatMap(({ outcome }) => (outcome.kind === "chats" ? [outcome.reading] : []));
  const summaries = parts.flatMap(({ outcome }) => (outcome.kind === "agents" ? [outcome.kpi] : []));
  const orders = parts.flatMap(({ outcome }) => (outcome.kind === "orders" ? outcome.record.orders : []));
  const tables: OutputTable[] = [];
  const elsewhere = new Map<Reading, number>();
  if (readings.length > 0) {
    const chats = chatTable(readings, locale);
    readings.forEach((reading, i) => elsewhere.set(reading, chats.elsewhere[i]));
    tables.push(chats.table);
  }
  if (summaries.length > 0) tables.push(agentTable(summaries));
  if (orders.length > 0) tables.push(orderTable(orders));
  const digests = parts.map(({ key, source, content, outcome }): PartDigest => ({
    key,
    source: source.id,
    name: source.name,
    sheet: content?.sheet ?? null,
    encoding: content?.encoding ?? null,
    outcome: outcomeDigest(outcome, elsewhere),
  }));
  return { digests, tables: tables.filter(({ digest }) => digest.rowCount > 0) };
}

function outcomeDigest(outcome: PartReading, elsewhere: ReadonlyMap<Reading, number>): PartDigest["outcome"] {
  switch (outcome.kind) {
    case "chats":
      return chatsDigest(outcome.reading, elsewhere.get(outcome.reading) ?? 0);
    case "agents": {
      const { agents, columns, totals } = outcome.kpi;
      return {
        kind: "agents",
        agents: agents.length,
        figures: columns.map(({ header }) => header),
        totals: totals.map(({ name, row }) => ({ name: cut(name), row })),
      };
    }
    case "orders": {
      const { orders, skipped } = outcome.record;
      return { kind: "orders", orders: orders.length, skipped: skipped.slice(0, shown.skipped) };
    }
    case "failed":
      return { kind: "failed", code: outcome.problem.code, values: outcome.problem.values };
  }
}

function chatsDigest(reading: Reading, elsewhere: number): ChatsDigest {
  const { transcript } = reading;
  const events = countRoles(transcript.role)[Role.system];
  return {
    kind: "chats",
    recognition: reading.recognition,
    counts: reading.counts,
    messages: transcript.length - events,
    events,
    conversations: transcript.conversations.length,
    elsewhere,
    orders: reading.orders.length,
    decisions: reading.decisions,
    senders: reading.senders
      .slice(0, shown.senders)
      .map(({ sender, role, basis, messages }) => ({ sender, role: roleIds[role], basis, messages })),
    first: firstMessages(reading),
    skipped: reading.skipped
      .slice(0, shown.skipped)
      .map(({ row, text, reason }) => ({ row, text: cut(text), reason })),
  };
}

function firstMessages(reading: Reading): MessageDigest[] {
  const { transcript } = reading;
  const dayless = isDayless(reading);
  return Array.from({ length: Math.min(transcript.length, shown.messages) }, (_, i) => {
    const time = formatTime(transcript.time[i]).replace("T", " ");
    return {
      conversation: transcript.conversations[transcript.conversation[i]],
      time: dayless ? time.slice(11) : time,
      sender: transcript.senders[transcript.sender[i]],
      role: roleIds[transcript.role[i]],
      text: cut(transcript.text[i]),
    };
  });
}

function cut(text: string): string {
  return text.length <= shown.characters ? text : `${text.slice(0, shown.characters)}…`;
}
