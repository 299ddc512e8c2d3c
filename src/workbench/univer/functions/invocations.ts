import type { Answer, Argument, ArgumentMatrix } from "./answer";

export interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

export interface Call {
  /** The function's id. */
  readonly id: string;
  /** In the order of its parameters: rows of cells for a parameter that takes a range, null for one left out. */
  readonly parameters: readonly (Argument | ArgumentMatrix)[];
  /** The cell that asks. */
  readonly place: Place;
}

/** Calls the add-in. Calls that come together travel together; a refusal is an answer, never a rejection. */
export type CallAddIn = (call: Call) => Promise<Answer>;

interface Entry {
  readonly weight: number;
  answer?: Answer;
  /** Cells that wait for the answer, by key. */
  readonly waiting: Map<string, Place>;
}

/** Characters of questions and cells of answers that are remembered. */
const capacity = 16_000_000;

/**
 * Asks the add-in and remembers its answers. A calculation cannot wait: it gets what is known already, and the cells
 * that asked for something unknown are told when the answers are there, all that came together at once.
 *
 * An answer stays known under its function and arguments until there are too many (the longest unused go first) or
 * until `forget`: a custom function that is not volatile gives the same for the same.
 */
export class Invocations {
  private readonly entries = new Map<string, Entry>();
  private weight = 0;
  private unanswered = 0;
  private questions: (() => void)[] = [];
  private readonly answered = new Map<string, Place>();
  private announcing = false;

  /**
   * @param answersArrived told of the cells to calculate again
   * @param paused resolves when no calculation is under way: all questions of one calculation travel together, and no
   *   answer disturbs a calculation
   */
  constructor(
    private readonly call: CallAddIn,
    private readonly answersArrived: (places: readonly Place[]) => void,
    private readonly paused: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Whether answers are on their way. */
  get outstanding(): boolean {
    return this.unanswered > 0 || this.announcing;
  }

  /** The answer if it is known; otherwise undefined, and the cell is told later. */
  ask(call: Call): Answer | undefined {
    const key = `${call.id}\n${JSON.stringify(call.parameters)}`;
    const known = this.entries.get(key);
    if (known) {
      if (known.answer === undefined) known.waiting.set(keyOf(call.place), call.place);
      else this.refresh(key, known);
      return known.answer;
    }
    const entry: Entry = { weight: key.length, waiting: new Map([[keyOf(call.place), call.place]]) };
    this.entries.set(key, entry);
    this.weight += entry.weight;
    this.unanswered++;
    this.whenPaused(() => {
      this.call(call)
        .catch((): Answer => ({ error: "#VALUE!" }))
        .then((answer) => this.arrived(key, entry, answer));
    });
    return undefined;
  }

  /** Everything is asked anew from now on. */
  forget(): void {
    for (const [key, entry] of this.entries) if (entry.answer !== undefined) this.drop(key, entry);
  }

  private whenPaused(question: () => void): void {
    this.questions.push(question);
    if (this.questions.length > 1) return;
    void this.paused().then(() => {
      const { questions } = this;
      this.questions = [];
      for (const ask of questions) ask();
    });
  }

  private arrived(key: string, entry: Entry, answer: Answer): void {
    this.unanswered--;
    entry.answer = answer;
    for (const [place, waiting] of entry.waiting) this.answered.set(place, waiting);
    entry.waiting.clear();
    this.refresh(key, entry);
    this.makeRoom(key);
    if (this.announcing) return;
    this.announcing = true;
    // Answers of one message arrive one after another within a turn of the event loop.
    setTimeout(() => void this.paused().then(() => this.announce()), 0);
  }

  private announce(): void {
    this.announcing = false;
    const places = [...this.answered.values()];
    this.answered.clear();
    this.answersArrived(places);
  }

  /** A map keeps the order of insertion: the longest unused entry is the first. */
  private refresh(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
  }

  private makeRoom(keep: string): void {
    for (const [key, entry] of this.entries) {
      if (this.weight <= capacity) return;
      if (key !== keep && entry.answer !== undefined) this.drop(key, entry);
    }
  }

  private drop(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.weight -= entry.weight;
  }
}

const keyOf = ({ sheetId, row, column }: Place): string => `${sheetId}!${row},${column}`;
