/** What only a whole record tells and its rules must know, gathered from the blocks in which it is read. */
import type { Reading } from "../../chat/reading";
import type { Ruleset } from "../../inspection";
import { agentTexts } from "../../inspection/agentTexts";
import { endOfRecord } from "../../metrics/turns";
import { HashCounts, type SharedCounts } from "./hashCounts";

export interface RecordFacts {
  readonly conversations: number;
  /** Seconds; NaN where no time is known. */
  readonly recordEnd: number;
  readonly hasOrders: boolean;
  /** In how many conversations agents wrote a text. */
  readonly agentTexts: SharedCounts;
}

/** What one block tells. */
export function factsOf({ transcript, hasOrders }: Reading, { rules }: Ruleset): RecordFacts {
  const texts = new HashCounts();
  const compares = rules.some(
    ({ enabled, conditions }) =>
      enabled && Object.values(conditions).some(({ operator }) => operator === "identicalShare"),
  );
  if (compares) for (const [text, count] of agentTexts(transcript)) texts.add(text, count);
  return {
    conversations: transcript.conversations.length,
    recordEnd: endOfRecord(transcript),
    hasOrders,
    agentTexts: texts.table,
  };
}

/** Adds up what the blocks of a record tell. */
export class FactsOfRecord {
  private readonly texts = new HashCounts();
  private conversations = 0;
  private recordEnd = NaN;
  private hasOrders = false;

  add({ conversations, recordEnd, hasOrders, agentTexts: texts }: RecordFacts): void {
    this.texts.merge(texts);
    this.conversations += conversations;
    if (recordEnd === recordEnd && !(recordEnd <= this.recordEnd)) this.recordEnd = recordEnd;
    this.hasOrders ||= hasOrders;
  }

  /** In memory that threads share. */
  get result(): RecordFacts {
    const { conversations, recordEnd, hasOrders } = this;
    return { conversations, recordEnd, hasOrders, agentTexts: this.texts.share() };
  }
}
