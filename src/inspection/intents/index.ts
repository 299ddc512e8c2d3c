/**
 * What a message is meant to do. A small linear model over runs of characters and of kinds of words (`model.ts`) decides,
 * together with phrases of the built-in dictionaries. docs/intents.md says how well.
 */
import settled from "../rulesets/builtIn/dictionaries/intents.json";
import { buildMatcher, type Matcher } from "../text/matcher";
import {
  canMean,
  intentIds,
  questionCategories,
  type IntentId,
  type Label,
  type QuestionCategory,
  type Side,
} from "./ids";
import { marginOf, marginsOf, probabilityOf, type Margins, type Observed } from "./model";

export { observe, type Observed } from "./model";
export { intentIds, questionCategories, type IntentId, type QuestionCategory, type Side } from "./ids";

export interface MessageIntent {
  readonly intent: IntentId;
  /** How sure it is, 0 to 1; comparable between messages for one intent. */
  readonly score: number;
}

/**
 * Intents for which a match in the built-in dictionary of the same name speaks as well; what it is worth was measured on the
 * training lines (bench/intents/train.ts). For the others the model decides alone.
 */
const phraseIntents = ["reminder", "bargaining", "priceProtection", "refusal", "concession"] as const;
const dictionaries: Readonly<Record<string, { phrases: string[]; exclusions?: string[] }>> = settled;
let matcher: Matcher | undefined;
/** First the phrases of each intent, then its exclusions as phrases of their own. Built when the first message is read: rules do not ask it. */
const matcherOfIntents = (): Matcher =>
  (matcher ??= buildMatcher([
    ...phraseIntents.map((intent) => ({ exclusions: [], ...dictionaries[intent] })),
    ...phraseIntents.map((intent) => ({ phrases: dictionaries[intent].exclusions ?? [], exclusions: [] })),
  ]));
/**
 * What a matched phrase is worth, in log-odds, and a matched exclusion against it: enough where the model doubts, not where it
 * is sure of the contrary.
 */
const phraseWorth = 2;

/** What is meant faintly is not meant beside something so much surer. */
const faint = { margin: 1.5, behind: 2 };

/** Intents that share their words with another: when the rival is the surer one, the words were the rival's. */
const rivals: Partial<Record<IntentId, readonly IntentId[]>> = {
  reminder: ["asksNotToPay", "orderInvitation"],
  bargaining: ["priceProtection", "promotionQuestion"],
};
/** Where one of these is surer, the words were its own. */
const contrary: Partial<Record<IntentId, readonly IntentId[]>> = {
  reminder: ["asksNotToPay", "orderInvitation"],
  bargaining: ["priceProtection"],
  complaint: ["urging"],
};

/** The margin of a label for some text, as of `marginOf`. */
type MarginOf = (label: Label) => number;

const labels: readonly Label[] = [...intentIds, ...questionCategories];
const placeOfLabel: ReadonlyMap<Label, number> = new Map(labels.map((label, place) => [label, place]));
const marginsOfAll = marginsOf(labels);
/** The text that was read last: who asks what a message is meant to do often asks next what it asks about. */
let latest: { readonly text: string; readonly margins: Margins | null } = { text: "", margins: null };

/** Margins of every label for a text; null for one that the model knows nothing of. */
function readMargins(text: string): MarginOf | null {
  if (latest.text !== text) latest = { text, margins: marginsOfAll(text) };
  return latest.margins && marginOfLatest;
}

const marginOfLatest: MarginOf = (label) => latest.margins![placeOfLabel.get(label)!];

/** Margin of an intent by the model, below 0 when a contrary intent is surer. */
function margin(marginOf: MarginOf, intent: IntentId): number {
  const own = marginOf(intent);
  if (own < 0) return own;
  return contrary[intent]?.some((other) => marginOf(other) > own) ? -1 : own;
}

/** The same with what the phrases of the built-in dictionaries say: for the intent, against it, or nothing. */
function marginWithPhrases(marginOf: MarginOf, intent: IntentId, says: "for" | "against" | null): number {
  const own = margin(marginOf, intent);
  if (says === null) return own;
  if (says === "against") return own - phraseWorth;
  const isRivals = rivals[intent]?.some((rival) => marginOf(rival) >= Math.max(0, own));
  return isRivals ? own : own + phraseWorth;
}

const isFaint = (margin: number, surest: number): boolean =>
  margin < faint.margin && margin < surest - faint.behind;

/** "在吗，能便宜点不" is said for the sake of the price, however surely it greets. */
const courtesy = (intent: IntentId): number => (intent === "greeting" || intent === "farewell" ? 1 : 0);

/**
 * The intents of a message, the surest first, a greeting or farewell behind what else is meant; none for a message that
 * means none of them.
 *
 * @param text as it was written; markup of platforms (`#E-s01`, `[微笑]`) is passed over
 * @param side who wrote it: only what that side can mean is looked for; without it, everything is
 * @example messageIntents("亲，您的订单还没付款哦", "agent")[0].intent //=> "reminder"
 * @example messageIntents("先别付款，我给您改价", "agent")[0].intent //=> "asksNotToPay"
 * @example messageIntents("[图片]") //=> []
 */
export function messageIntents(text: string, side?: Side): MessageIntent[] {
  const marginOf = readMargins(text);
  if (marginOf === null) return [];
  const matched = new Set<IntentId>();
  const excluded = new Set<IntentId>();
  for (const { dictionary } of matcherOfIntents().match(text) ?? [])
    if (dictionary < phraseIntents.length) matched.add(phraseIntents[dictionary]);
    else excluded.add(phraseIntents[dictionary - phraseIntents.length]);
  const found: { intent: IntentId; margin: number }[] = [];
  for (const intent of intentIds) {
    if (!canMean(intent, side)) continue;
    const says = matched.has(intent) ? "for" : excluded.has(intent) ? "against" : null;
    const margin = marginWithPhrases(marginOf, intent, says);
    if (margin >= 0) found.push({ intent, margin });
  }
  const surest = Math.max(...found.filter(({ intent }) => !courtesy(intent)).map(({ margin }) => margin));
  return found
    .filter(({ margin }) => !isFaint(margin, surest))
    .sort((a, b) => courtesy(a.intent) - courtesy(b.intent) || b.margin - a.margin)
    .map(({ intent, margin }) => ({ intent, score: probabilityOf(margin, intent) }));
}

/** What a customer may mean instead of asking about the goods. */
const questionRivals = intentIds.filter(
  (intent) => canMean(intent, "customer") && !courtesy(intent) && intent !== "recommendMe",
);

/**
 * What a customer asks about: A fit and user, B quality, C size, D dates (production, shelf life, dispatch, arrival),
 * E experience, F use; null when it is none of these or no question.
 *
 * @example questionCategory("孕妇能用吗") //=> "A"
 * @example questionCategory("160/100斤穿什么码") //=> "C"
 * @example questionCategory("在吗") //=> null
 */
export function questionCategory(text: string): QuestionCategory | null {
  const marginOf = readMargins(text);
  if (marginOf === null) return null;
  let best: QuestionCategory | null = null;
  let most = 0;
  for (const category of questionCategories) {
    const margin = marginOf(category);
    if (margin >= most) {
      best = category;
      most = margin;
    }
  }
  const isBesideThePoint = questionRivals.some((intent) => isFaint(most, marginOf(intent)));
  return isBesideThePoint ? null : best;
}

/**
 * Whether the model alone reads an intent into a text, phrases aside. Rules ask this of messages in which a shop's own
 * dictionary finds nothing.
 *
 * @example reads(observe("款子麻烦今天结一下哈"), "reminder") //=> true
 */
export function reads(observed: Observed, intent: IntentId): boolean {
  return observed.count > 0 && margin((label) => marginOf(observed, label), intent) >= 0;
}

/** Which of some intents the model alone reads into a text, phrases aside: a bit for each, see `intentBit`. */
export type IntentReader = (text: string) => number;

/** The bit of an intent in what an `IntentReader` says. */
export function intentBit(intent: IntentId): number {
  return 1 << intentIds.indexOf(intent);
}

/**
 * Prepares `reads` for several intents at once, and for many texts.
 *
 * @example intentReader(["refusal", "reminder"])("款子麻烦今天结一下哈") === intentBit("reminder") //=> true
 */
export function intentReader(intents: readonly IntentId[]): IntentReader {
  if (intents.length === 0) return () => 0;
  const asked = [...new Set(intents.flatMap((intent) => [intent, ...(contrary[intent] ?? [])]))];
  const margins = marginsOf(asked);
  const rivalsOf = intents.map((intent) => (contrary[intent] ?? []).map((other) => asked.indexOf(other)));
  const placeOf = intents.map((intent) => asked.indexOf(intent));
  const bitOf = intents.map(intentBit);

  return (text) => {
    const found = margins(text);
    if (!found) return 0;
    let bits = 0;
    for (let i = 0; i < intents.length; i++) {
      const own = found[placeOf[i]];
      if (own >= 0 && !rivalsOf[i].some((rival) => found[rival] > own)) bits |= bitOf[i];
    }
    return bits;
  };
}
