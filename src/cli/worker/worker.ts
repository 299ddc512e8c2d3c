import type { Field } from "../../chat/columns";
import { objectOf } from "../../chat/jsonRecords";
import { customersOf, maskOfRecord, type Mask } from "../../chat/mask";
import { compileRuleset, type Product, type Ruleset } from "../../inspection";
import { reasonSentence } from "../../locales/findings";
import { problemSentence } from "../../locales/problems";
import type { Locale } from "../../locales/translate";
import type { ServiceHours } from "../../metrics/serviceHours";
import { Problem } from "../../problem";
import { readOptionsOf, type ChatOptions } from "../chatFile";
import { findingCells } from "../findingCells";
import { productsOf, rulesetOf, type KnowledgeOptions } from "../knowledge";
import { maskedFinding, maskedInspection, maskOf, newMaskKey, type MaskOptions } from "../mask";
import { hoursOf, type HoursOptions } from "../period";
import { platformNamed } from "../platform";
import { recordEndOf } from "../recordEnd";
import { findingRecord } from "../scanRecords";
import type { Streams } from "../streams";
import {
  inspectConversations,
  type ChatRow,
  type ConversationSettings,
  type Inspected,
} from "./conversations";
import {
  answerLine,
  cellsOfTsv,
  columnsOf,
  headerLine,
  headerOf,
  usualColumns,
  type Answer,
  type InputColumn,
  type LineFormat,
} from "./protocol";

export interface WorkerOptions extends ChatOptions, KnowledgeOptions, HoursOptions, MaskOptions {
  readonly from?: LineFormat;
  readonly to?: LineFormat;
  readonly columns?: string;
  /** false leaves the first line of the answers out. */
  readonly header?: boolean;
  readonly recordEnd?: string;
  /** Each line is a whole conversation and is answered by one line. */
  readonly perLine?: boolean;
}

/** Rows after which whole conversations are inspected though more is coming. */
const rowsAtOnce = 4000;

/**
 * `kefu worker`: rows of chats on standard input, answers on standard output, conversation by conversation. It keeps nothing
 * between conversations, so that it can be stopped and started anew wherever one ends, and answers a line that it cannot read
 * with an error instead of ending.
 *
 * @throws Problem `cli.workerColumns`, `cli.workerVersion`, and those of the options
 */
export async function worker(options: WorkerOptions, locale: Locale, streams: Streams): Promise<number> {
  const ruleset = await rulesetOf(options, streams);
  const rules: Rules = {
    ruleset,
    platform: platformNamed(options.platform, ruleset),
    products: await productsOf(options, streams),
    hours: await hoursOf(options, streams),
    mask: maskOf(options.mask ? newMaskKey() : undefined),
  };
  const line = options.perLine ? new PerLine(rules, options, locale) : new Rows(rules, options, locale);
  const write = async (lines: readonly string[]) => {
    if (lines.length > 0) await streams.stdout(`${lines.join("\n")}\n`);
  };
  if (options.header ?? !options.perLine) await write([headerLine(options.to ?? options.from ?? "tsv")]);
  for await (const lines of batches(streams)) await write(line.read(lines));
  await write(line.end());
  return 0;
}

/** Lines of standard input, as many together as have come. */
async function* batches(streams: Streams): AsyncGenerator<string[]> {
  if (!streams.stdinPieces) {
    const text = new TextDecoder().decode(await streams.stdin());
    if (text !== "") yield (text.endsWith("\n") ? text.slice(0, -1) : text).split(/\r?\n/);
    return;
  }
  const decoder = new TextDecoder();
  // Pieces of a line that goes on: joined once it ends, since looking for its end anew with each takes the square of its length.
  let rest: string[] = [];
  for await (const piece of streams.stdinPieces()) {
    const [first, ...others] = decoder.decode(piece, { stream: true }).split("\n");
    rest.push(first);
    if (others.length === 0) continue;
    const lines = [rest.join(""), ...others];
    rest = [lines.pop() as string];
    yield lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  }
  const last = rest.join("") + decoder.decode();
  if (last !== "") yield [last];
}

interface Reader {
  /** Answers to the lines that have come. */
  read(lines: readonly string[]): string[];
  /** Answers when no more come. */
  end(): string[];
}

/** What conversations are judged by, and what is hidden of them. */
interface Rules {
  readonly ruleset: Ruleset;
  readonly platform: string | undefined;
  readonly products: readonly Product[];
  readonly hours: ServiceHours | undefined;
  readonly mask: Mask;
}

function settingsOf(
  { ruleset, platform, products, hours }: Rules,
  options: WorkerOptions,
  columns: readonly InputColumn[],
): ConversationSettings {
  return {
    inspector: compileRuleset(ruleset),
    // Neither the order of dates nor the names of conversations may depend on which rows came along.
    options: {
      ...readOptionsOf(options),
      dateOrder: options.dateOrder ?? "dmy",
      severalShops: columns.includes("shop"),
    },
    columns: columns.map((column): Field | null => (column === "line" || column === "-" ? null : column)),
    recordEnd: recordEndOf(options.recordEnd),
    shop: {
      platform,
      ...(products.length > 0 ? { products } : {}),
      ...(hours && { hours }),
    },
  };
}

/** Rows, of which those of a conversation stand together. */
class Rows implements Reader {
  private columns: readonly InputColumn[];
  private settings: ConversationSettings;
  private readonly from: LineFormat;
  private readonly to: LineFormat;
  private line = 0;
  private rows = 0;
  /** Conversations that are complete, and the one that may go on. */
  private complete: (readonly ChatRow[])[] = [];
  private open: ChatRow[] = [];
  private name: string | null = null;
  private errors: string[] = [];

  constructor(
    private readonly rules: Rules,
    private readonly options: WorkerOptions,
    private readonly locale: Locale,
  ) {
    this.columns = options.columns === undefined ? usualColumns : columnsOf(options.columns);
    this.settings = settingsOf(rules, options, this.columns);
    this.from = options.from ?? "tsv";
    this.to = options.to ?? this.from;
  }

  read(lines: readonly string[]): string[] {
    const answers: string[] = [];
    for (const line of lines) {
      this.line++;
      if (line === "") this.close();
      else if (this.line > 1 || !this.readHeader(line)) this.readRow(line);
      if (this.rows >= rowsAtOnce && this.complete.length > 0) answers.push(...this.answer());
    }
    answers.push(...this.answer());
    return answers;
  }

  end(): string[] {
    this.close();
    return this.answer();
  }

  private readHeader(line: string): boolean {
    const columns = headerOf(line);
    if (columns === null) return false;
    this.columns = columns;
    this.settings = settingsOf(this.rules, this.options, columns);
    return true;
  }

  private readRow(line: string): void {
    const cells = this.cellsOf(line);
    if (typeof cells === "string") {
      this.errors.push(answerLine({ kind: "error", lines: this.line, message: cells }, this.to));
      return;
    }
    const at = this.columns.indexOf("line");
    const told = at < 0 || !cells[at]?.trim() ? NaN : Number(cells[at]);
    const name = cells[this.columns.indexOf("conversation")]?.trim() ?? "";
    if (name !== "" && name !== this.name) {
      this.close();
      this.name = name;
    }
    this.open.push({ cells, line: Number.isInteger(told) ? told : this.line });
    this.rows++;
  }

  /** Cells in the order of the columns, or what is wrong with the line. */
  private cellsOf(line: string): (string | null)[] | string {
    const { columns, locale } = this;
    if (this.from === "jsonl") {
      const row = objectOf(line);
      if (row === null) return problemSentence(locale, new Problem("wrongInput", "cli.workerNoObject"));
      return columns.map((column) => (Object.hasOwn(row, column) ? cellOfJson(row[column]) : null));
    }
    const cells = cellsOfTsv(line);
    const last = columns.indexOf("text");
    if (cells.length > last && cells.length <= columns.length) return cells;
    const values = { came: cells.length, wanted: columns.length, columns: columns.join(", ") };
    return problemSentence(locale, new Problem("wrongInput", "cli.workerCells", values));
  }

  private close(): void {
    if (this.open.length > 0) this.complete.push(this.open);
    this.open = [];
    this.name = null;
  }

  private answer(): string[] {
    const answers = this.errors;
    this.errors = [];
    const { complete, locale, to } = this;
    this.complete = [];
    this.rows = this.open.length;
    if (complete.length === 0) return answers;
    try {
      for (const inspected of inspectConversations(complete, this.settings))
        for (const answer of answersOf(inspected, locale, this.rules.mask))
          answers.push(answerLine(answer, to));
    } catch (error) {
      // What cannot be read in one conversation must not cost the others.
      if (complete.length > 1) for (const one of complete) answers.push(...this.answerAlone(one));
      else answers.push(answerLine(this.failure(error, complete[0]), to));
    }
    return answers;
  }

  private answerAlone(conversation: readonly ChatRow[]): string[] {
    this.complete = [conversation];
    return this.answer();
  }

  private failure(error: unknown, [first]: readonly ChatRow[]): Answer {
    const name = first.cells[this.columns.indexOf("conversation")];
    const conversation = name === null ? null : this.rules.mask.name(name);
    return { kind: "error", conversation, lines: first.line, message: sentenceOf(error, this.locale) };
  }
}

/** A value of JSON as a cell: texts as they are, numbers and all else as they are written. */
function cellOfJson(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function sentenceOf(error: unknown, locale: Locale): string {
  // A defect of ours: its message may quote a chat, so only its kind is told.
  const kind = error instanceof Error ? error.name : typeof error;
  return problemSentence(
    locale,
    error instanceof Problem ? error : new Problem("wrongInput", "cli.defect", { kind }),
  );
}

function* answersOf({ reading, inspection, from }: Inspected, locale: Locale, mask: Mask): Generator<Answer> {
  const told = maskedInspection(
    inspection,
    maskOfRecord(mask, () => customersOf(reading.transcript)),
  );
  for (const finding of told.findings) {
    const [, conversation, rule, severity, agent, lines, measured, limit, unit, evidence, message] =
      findingCells(finding, locale, null);
    yield {
      ...{ kind: "finding", conversation, rule, severity, agent },
      ...{ lines, measured, limit, unit, evidence, message },
    } as Answer;
  }
  for (const { rule, conversation, reason } of told.notEvaluable) {
    yield { kind: "notEvaluable", conversation, rule, message: reasonSentence(locale, reason) };
  }
  for (const [at, score] of inspection.scores.entries()) {
    const conversation = mask.name(reading.transcript.conversations[from + at]);
    yield { kind: "score", conversation, measured: score };
  }
}

/**
 * One conversation a line, as an engine's scalar function is called: `{"conversation": "S1", "messages": [[time, sender, role,
 * text], …]}`, answered by `{"result": "[…]"}` with the findings as JSON. A line that holds a number alone says how many lines
 * follow and is not answered.
 */
class PerLine implements Reader {
  private readonly settings: ConversationSettings;

  constructor(
    private readonly rules: Rules,
    options: WorkerOptions,
    private readonly locale: Locale,
  ) {
    this.settings = settingsOf(rules, options, ["conversation", "time", "sender", "role", "text"]);
  }

  read(lines: readonly string[]): string[] {
    return lines.filter((line) => line !== "" && !/^\d+$/.test(line)).map((line) => this.answer(line));
  }

  end(): string[] {
    return [];
  }

  private answer(line: string): string {
    try {
      const call = objectOf(line);
      const messages = call?.messages;
      if (call === null || !Array.isArray(messages) || !messages.every(Array.isArray)) {
        throw new Problem("wrongInput", "cli.workerNoConversation");
      }
      const name = cellOfJson(call.conversation) || "1";
      const rows = messages.map((cells: unknown[], at) => ({
        cells: [name, ...cells.map(cellOfJson)],
        line: at + 1,
      }));
      const findings = [...inspectConversations([rows], this.settings)].flatMap(({ reading, inspection }) => {
        const mask = maskOfRecord(this.rules.mask, () => customersOf(reading.transcript));
        return inspection.findings.map((finding) => findingRecord(maskedFinding(finding, mask)));
      });
      return JSON.stringify({ result: JSON.stringify(findings) });
    } catch (error) {
      return JSON.stringify({ result: JSON.stringify({ error: sentenceOf(error, this.locale) }) });
    }
  }
}
