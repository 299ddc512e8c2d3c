import type { Streams } from "../streams";

/** Milliseconds between two lines: often enough on a terminal, where a line is written over, and rarely in a log. */
const onTerminal = 200;
const inLog = 5000;

/** Says on standard error how far a run has come. */
export class Progress {
  private last = Date.now();
  private width = 0;

  constructor(
    private readonly streams: Pick<Streams, "stderr" | "isTerminal">,
    private readonly isWanted: boolean,
  ) {}

  /** @param sentence is made only when it is shown */
  tell(sentence: () => string, isLast = false): void {
    if (!this.isWanted) return;
    const now = Date.now();
    const { isTerminal = false } = this.streams;
    if (!isLast && now - this.last < (isTerminal ? onTerminal : inLog)) return;
    this.last = now;
    const text = sentence();
    if (isTerminal) {
      this.streams.stderr(`\r${text.padEnd(this.width)}${isLast ? "\n" : ""}`);
      this.width = isLast ? 0 : text.length;
    } else this.streams.stderr(`${text}\n`);
  }

  /** Ends a line that is being written over, so that a sentence can follow. */
  end(): void {
    if (this.width > 0) this.streams.stderr("\n");
    this.width = 0;
  }
}
