import { expect, it } from "vitest";
import { builtInRuleset } from "../../../src/inspection";
import { talkLabelsOf } from "../../../src/inspection/labels";
import { lineOf, transcriptOf } from "../transcriptOf";
import talks from "./talks.json";

/** A talk of a record in which nobody ordered, and what a person said of it; what is absent was not asked. */
interface Talk {
  readonly messages: readonly string[];
  /** The furthest stage. */
  readonly stage?: string;
  /** Why it was lost and who can do something about it; null: not lost, or nobody said why. */
  readonly lost?: string | null;
  readonly concerns?: readonly string[];
  readonly urging?: boolean;
  readonly questions?: readonly string[];
}

it.each((talks as readonly Talk[]).map((talk) => [talk.messages.join(" / "), talk] as const))(
  "%s",
  (_, talk) => {
    const lines = talk.messages.map((message, i) => lineOf(`10:${String(i).padStart(2, "0")}:00 ${message}`));
    const [labels] = talkLabelsOf(builtInRuleset, transcriptOf(lines), { orders: [] });
    const { stage, lostInquiry, concerns, urging, questions } = labels;
    const found: Required<Omit<Talk, "messages">> = {
      stage: stage.values[0]?.value,
      lost: lostInquiry.values.length > 0 ? `${lostInquiry.values[0].value}/${lostInquiry.owner}` : null,
      concerns: concerns.values.map(({ value }) => value).sort(),
      urging: urging.values.length > 0,
      questions: questions.values.map(({ value }) => value).sort(),
    };
    expect({ messages: talk.messages, ...found }).toMatchObject(talk);
  },
);
