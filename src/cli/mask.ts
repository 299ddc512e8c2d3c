import { createHmac, randomBytes } from "node:crypto";
import { maskName, maskPerson, maskText, unmasked, type Mask } from "../chat/mask";
import { conversationOfSession } from "../chat/sessions";
import type { Finding, Inspection } from "../inspection";

export interface MaskOptions {
  /** Hide names, telephones, addresses and long numbers. */
  readonly mask?: boolean;
}

/** A key for the names of one run: nobody can tell by guessing names whose a hidden one is, and two runs cannot be joined. */
export function newMaskKey(): string {
  return randomBytes(16).toString("hex");
}

const digestLength = 8;

/**
 * What hides personal data in files for programs. Names that look alike when they are hidden are told apart by a digest, so
 * that a conversation's findings can still be counted and joined.
 *
 * @param key of the run; undefined: nothing is hidden
 * @example maskOf(newMaskKey()).name("云朵妈妈") //=> "云***·5f0c21aa"
 */
export function maskOf(key: string | undefined): Mask {
  if (key === undefined) return unmasked;
  const digests = new Map<string, string>();
  const digested = (whole: string, hidden: string) => {
    if (hidden === whole) return whole;
    let digest = digests.get(whole);
    if (digest === undefined) {
      digest = createHmac("sha256", key).update(whole).digest("hex").slice(0, digestLength);
      digests.set(whole, digest);
    }
    return `${hidden}·${digest}`;
  };
  return {
    text: maskText,
    name(name) {
      const whole = conversationOfSession(name);
      return digested(whole, maskName(whole)) + name.slice(whole.length);
    },
    person: (name) => digested(name, maskPerson(name)),
  };
}

/** A finding as it may be told. */
export function maskedFinding(finding: Finding, mask: Mask): Finding {
  const { conversation } = finding;
  const values = Object.entries(finding.values).map(
    ([name, value]) => [name, typeof value === "string" ? mask.text(value, conversation) : value] as const,
  );
  return {
    ...finding,
    conversation: mask.name(conversation),
    evidence: finding.evidence.map((place) => ({ ...place, text: mask.text(place.text, conversation) })),
    values: Object.fromEntries(values),
  };
}

/** What an inspection found and could not judge, as it may be told. */
export function maskedInspection<Told extends Pick<Inspection, "findings" | "notEvaluable">>(
  inspection: Told,
  mask: Mask,
): Told {
  if (mask === unmasked) return inspection;
  return {
    ...inspection,
    findings: inspection.findings.map((finding) => maskedFinding(finding, mask)),
    notEvaluable: inspection.notEvaluable.map((item) => ({
      ...item,
      conversation: mask.name(item.conversation),
    })),
  };
}
