import type { Decision } from "../../chat/reading";
import type { BlockCounts } from "../stream/inspectBlock";

/** Counts of a whole run, added up from its blocks. */
export class Totals {
  rows = 0;
  messages = 0;
  conversations = 0;
  findings = 0;
  notEvaluable = 0;
  skipped = 0;
  duplicates = 0;
  worst = -1;
  /** By rule: findings, conversations with any, conversations judged. */
  readonly rules = new Map<string, { findings: number; hit: number; judged: number }>();
  /** `rule\nreason`, how often. */
  readonly reasons = new Map<string, number>();
  private readonly decisionsByCode = new Map<Decision["code"], Decision>();
  private blocks = 0;
  private minutePrecise = 0;

  add(counts: BlockCounts): void {
    if (counts.messages === 0 && counts.skipped === 0) return;
    this.blocks++;
    for (const key of [
      "rows",
      "messages",
      "conversations",
      "findings",
      "notEvaluable",
      "skipped",
      "duplicates",
    ] as const)
      this[key] += counts[key];
    this.worst = Math.max(this.worst, counts.worst);
    for (const { rule, hit, passed } of counts.rules) {
      const known = this.rules.get(rule) ?? { findings: 0, hit: 0, judged: 0 };
      known.findings += counts.findingsOfRule[rule] ?? 0;
      known.hit += hit;
      known.judged += hit + passed;
      this.rules.set(rule, known);
    }
    for (const [key, count] of Object.entries(counts.reasons)) {
      this.reasons.set(key, (this.reasons.get(key) ?? 0) + count);
    }
    for (const decision of counts.decisions) this.decide(decision);
  }

  /** Decisions of all blocks: counts added, the first row kept. */
  get decisions(): Decision[] {
    const all = [...this.decisionsByCode.values()];
    // It is said of a source of which no part carries seconds.
    return this.minutePrecise === this.blocks ? all : all.filter(({ code }) => code !== "minutePrecision");
  }

  decide(decision: Decision): void {
    if (decision.code === "minutePrecision") this.minutePrecise++;
    const known = this.decisionsByCode.get(decision.code);
    if (known === undefined) this.decisionsByCode.set(decision.code, decision);
    else this.decisionsByCode.set(decision.code, { ...known, count: known.count + decision.count });
  }
}
