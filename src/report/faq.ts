import { isAutomaticReply, isClosing, isSystemLine } from "../chat/messages";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import type { Finding } from "../inspection/finding";
import { messageIntents, questionCategory, type QuestionCategory } from "../inspection/intents";
import { comparable, similarity, type Comparable } from "../inspection/text/similarity";

/** An answer that was given in the chats, offered as a quick reply. */
export interface FaqAnswer {
  /** What the agent wrote up to the customer's next message, line by line. */
  readonly text: string;
  readonly agent: string;
  /** Where it stands, 1-based rows of the source. */
  readonly rows: readonly number[];
  /** How many answers to the question, this one included, say about the same. */
  readonly alike: number;
}

/** A question that customers ask again and again. */
export interface FaqCandidate {
  /** The wording used most often. */
  readonly question: string;
  /** How often it was asked, in any wording. */
  readonly count: number;
  readonly conversations: number;
  /** Other wordings, most used first, at most five. */
  readonly wordings: readonly string[];
  /** What it is about; null when it belongs to none of the categories. */
  readonly category: QuestionCategory | null;
  /** Null when no agent answered it without fault. */
  readonly answer: FaqAnswer | null;
}

export interface FaqOptions {
  /** Answers in which a rule found fault are no candidates. */
  readonly findings?: readonly Finding[];
  /** Conversation codes that ended in a paid order: among equal answers theirs comes first. */
  readonly paid?: ReadonlySet<number>;
  /** How many questions; default 30. */
  readonly top?: number;
}

/** From so much likeness on (`similarity`) two texts say the same. */
const alikeFrom = 0.6;
/** Wordings beyond the most used ones are too rare to matter, and too many to compare. */
const mostWordings = 3_000;
const mostAnswers = 60;
const shortest = 4;
const longest = 60;
const longestAnswer = 300;

const asks =
  /[?？]|[吗么呢嘛]\s*$|[多][少大久长重高]|怎么|怎样|如何|什么|哪|几[天号个点时]|为啥|有没有|能不能|可不可以|是不是|会不会|好不好|^(?:how|what|when|where|which|who|why|can|could|do|does|is|are|will|would)\b/iu;

/**
 * Questions that customers ask most, wordings that are alike taken together, each with the best answer of the chats as a
 * candidate: of the answers in which no rule found fault, the one that most others resemble; among equals one that led to
 * a paid order, then the earliest.
 *
 * A question counts when it was asked in two conversations at least. Greetings and closings are none.
 *
 * @returns most asked first
 * @example faqCandidates(transcript)[0]
 *   //=> { question: "会掉色吗", count: 12, conversations: 11, wordings: ["这个会掉色吗"], category: "B", answer: … }
 */
export function faqCandidates(
  transcript: Transcript,
  { findings = [], paid = new Set(), top = 30 }: FaqOptions = {},
): FaqCandidate[] {
  const faulty = new Set(findings.flatMap(({ messages }) => messages));
  return groupsOf(wordingsOf(transcript))
    .map((wordings) => ({ wordings, messages: wordings.flatMap(({ messages }) => messages) }))
    .map((group) => ({
      ...group,
      conversations: new Set(group.messages.map((i) => transcript.conversation[i])).size,
    }))
    .filter(({ conversations }) => conversations >= 2)
    .sort((a, b) => b.messages.length - a.messages.length)
    .filter(({ wordings }) => !isCourtesy(wordings[0]))
    .slice(0, top)
    .map(({ wordings, messages, conversations }) => ({
      question: wordings[0].text,
      count: messages.length,
      conversations,
      wordings: wordings.slice(1, 6).map(({ text }) => text),
      category: questionCategory(wordings[0].text),
      answer: bestAnswer(transcript, messages, faulty, paid),
    }));
}

interface Wording {
  /** As first written. */
  readonly text: string;
  readonly ready: Comparable;
  readonly messages: number[];
}

/** Questions that read the same once marks and case are left aside, most used first. */
function wordingsOf({ length, role, text }: Transcript): Wording[] {
  const found = new Map<string, Wording>();
  const seen = new Map<string, Wording | null>();
  for (let i = 0; i < length; i++) {
    if (role[i] !== Role.customer) continue;
    let wording = seen.get(text[i]);
    if (wording === undefined) {
      wording = null;
      const ready = isQuestion(text[i]) ? comparable(text[i]) : null;
      if (ready && ready.text.length >= shortest) {
        wording = found.get(ready.text) ?? { text: text[i].trim(), ready, messages: [] };
        found.set(ready.text, wording);
      }
      seen.set(text[i], wording);
    }
    wording?.messages.push(i);
  }
  return [...found.values()].sort((a, b) => b.messages.length - a.messages.length).slice(0, mostWordings);
}

function isQuestion(text: string): boolean {
  const said = text.trim();
  return said.length <= longest && asks.test(said) && !isClosing(said) && !isSystemLine(said);
}

/** "您好在吗", "有人吗亲": the model is not asked of greetings that are nothing else. */
const greets = /^(?:你好|[亲在]|有人|[吗么嘛呢啊哦]|客服|掌柜|老板|早上好|下午好|晚上好|hello|hi|hey)+$/u;

function isCourtesy({ text, ready }: Wording): boolean {
  if (greets.test(ready.text)) return true;
  const [intent] = messageIntents(text, "customer");
  return intent?.intent === "greeting" || intent?.intent === "farewell";
}

/**
 * Each wording joins the first group whose most used wording it resembles, else it founds one. Only groups that share a
 * run of two characters are compared.
 */
function groupsOf(wordings: readonly Wording[]): Wording[][] {
  const groups: Wording[][] = [];
  const byPair = new Map<number, number[]>();
  for (const wording of wordings) {
    const { pairs } = wording.ready;
    const shared = new Map<number, number>();
    for (const pair of new Set(pairs)) {
      for (const group of byPair.get(pair) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
    }
    let joined = -1;
    let most = alikeFrom;
    for (const [group, count] of shared) {
      // Runs that repeat are few: half of what is needed lets every true likeness through.
      const { ready } = groups[group][0];
      if ((2 * count) / (pairs.length + ready.pairs.length) < alikeFrom / 2) continue;
      const likeness = similarity(wording.ready, ready, most);
      if (likeness > most || (likeness === most && joined < 0)) {
        joined = group;
        most = likeness;
      }
    }
    if (joined >= 0) {
      groups[joined].push(wording);
      continue;
    }
    for (const pair of new Set(pairs)) {
      const own = byPair.get(pair);
      if (own) own.push(groups.length);
      else byPair.set(pair, [groups.length]);
    }
    groups.push([wording]);
  }
  return groups;
}

function bestAnswer(
  transcript: Transcript,
  questions: readonly number[],
  faulty: ReadonlySet<number>,
  paid: ReadonlySet<number>,
): FaqAnswer | null {
  const answers: { text: string; messages: number[]; ready: Comparable }[] = [];
  for (const question of questions) {
    if (answers.length === mostAnswers) break;
    const messages = answerTo(transcript, question);
    if (messages.length === 0 || messages.some((i) => faulty.has(i))) continue;
    const text = messages.map((i) => transcript.text[i].trim()).join("\n");
    const ready = comparable(text);
    if (text.length <= longestAnswer && ready.text.length >= shortest)
      answers.push({ text, messages, ready });
  }
  let best: { answer: (typeof answers)[number]; alike: number; led: boolean } | null = null;
  for (const answer of answers) {
    const alike = answers.filter(
      ({ ready }) => similarity(answer.ready, ready, alikeFrom) >= alikeFrom,
    ).length;
    const led = paid.has(transcript.conversation[answer.messages[0]]);
    if (!best || alike > best.alike || (alike === best.alike && led && !best.led))
      best = { answer, alike, led };
  }
  if (!best) return null;
  const { text, messages } = best.answer;
  return {
    text,
    agent: transcript.senders[transcript.sender[messages[0]]],
    rows: messages.map((i) => transcript.row[i]),
    alike: best.alike,
  };
}

/** What a person on the agent's side wrote between the question and the customer's next word. */
function answerTo({ role, text, offsets, conversation }: Transcript, question: number): number[] {
  const messages: number[] = [];
  for (let i = question + 1; i < offsets[conversation[question] + 1]; i++) {
    if (role[i] === Role.customer) break;
    if (role[i] === Role.agent && !isAutomaticReply(text[i])) messages.push(i);
  }
  return messages;
}
