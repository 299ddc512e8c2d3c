/** What a person sets of each operator of the rule language, and what a new condition begins with. */
import type { Condition } from "../../../inspection";
import type { Unit } from "../../../inspection/finding";
import type { OperatorName } from "../../../inspection/operators";
import { personalNumberKinds } from "../../../inspection/text/personalNumbers";
import { statistics } from "../../../metrics/response";

export type RoleChoice = "customer" | "agent" | "robot" | "any";

/** A setting of a condition and how it is asked for. */
export type FormField =
  | { readonly kind: "role"; readonly roles: readonly RoleChoice[] }
  /** A number; `optional`: left empty it is no limit. */
  | { readonly kind: "amount"; readonly field: string; readonly unit: Unit; readonly optional?: boolean }
  | {
      readonly kind: "choice";
      readonly field: string;
      readonly options: readonly string[];
      readonly optional?: boolean;
    }
  /** Phrase lists; `words`: also words of the condition's own. */
  | { readonly kind: "lists"; readonly field: string; readonly words?: boolean; readonly one?: boolean }
  | { readonly kind: "intents"; readonly label?: "intentsWait" }
  | { readonly kind: "kinds"; readonly field: string; readonly options: readonly string[] }
  | { readonly kind: "lines"; readonly field: string }
  | { readonly kind: "line"; readonly field: string; readonly optional?: boolean }
  | { readonly kind: "clock"; readonly field: string }
  /** Events that must not follow, and how soon. */
  | { readonly kind: "without" };

export interface OperatorForm {
  readonly fields: readonly FormField[];
  /** Whether it can look at a part of the conversation. */
  readonly scoped: boolean;
  /** A condition of it to begin with. */
  readonly blank: Condition;
}

const anybody: FormField = { kind: "role", roles: ["agent", "customer", "robot", "any"] };
const unless: FormField = { kind: "lists", field: "unless" };
/** Which turns of a customer wait for an answer. */
const waiting: readonly FormField[] = [
  unless,
  { kind: "lists", field: "wants" },
  { kind: "intents", label: "intentsWait" },
  { kind: "lists", field: "asked" },
  { kind: "lists", field: "settles" },
];
const everyTurnWaits = { unless: [], wants: [], intents: [], asked: [], settles: [] };
const counted: readonly FormField[] = [
  { kind: "amount", field: "count", unit: "hits" },
  { kind: "amount", field: "apart", unit: "seconds", optional: true },
];
const hours: readonly FormField[] = [
  { kind: "amount", field: "opens", unit: "hours" },
  { kind: "amount", field: "closes", unit: "hours" },
];
const seconds = (field: string, optional = false): FormField => ({
  ...{ kind: "amount", field, unit: "seconds", optional },
});

export const operatorForms: Readonly<Record<OperatorName, OperatorForm>> = {
  phrases: {
    fields: [
      anybody,
      { kind: "lists", field: "dictionaries", words: true },
      { kind: "choice", field: "mode", options: ["any", "all", "atLeast", "moreThan", "kinds", "none"] },
      ...counted,
      { kind: "choice", field: "counts", options: ["messages", "phrases"] },
      { kind: "choice", field: "whole", options: ["message", "answer"], optional: true },
      unless,
      { kind: "lists", field: "negatedBy", one: true },
      { kind: "lists", field: "quotedAfter", one: true },
    ],
    scoped: true,
    blank: {
      ...{ operator: "phrases", role: "agent", dictionaries: [], mode: "any" },
      ...{ count: 1, counts: "messages", unless: [] },
    },
  },
  intent: {
    fields: [
      anybody,
      { kind: "intents" },
      { kind: "lists", field: "dictionaries", words: true },
      { kind: "choice", field: "mode", options: ["any", "atLeast", "moreThan"] },
      ...counted,
      unless,
    ],
    scoped: true,
    blank: {
      ...{ operator: "intent", role: "customer", intents: [], dictionaries: [] },
      ...{ mode: "any", count: 1, unless: [] },
    },
  },
  regex: {
    fields: [anybody, { kind: "line", field: "pattern" }, { kind: "line", field: "exclude", optional: true }],
    scoped: true,
    blank: { operator: "regex", role: "agent", pattern: "" },
  },
  similar: {
    fields: [
      anybody,
      { kind: "lines", field: "samples" },
      { kind: "amount", field: "similarity", unit: "share" },
      unless,
    ],
    scoped: true,
    blank: { operator: "similar", role: "agent", samples: [], similarity: 0.7, unless: [] },
  },
  repetition: {
    fields: [
      anybody,
      { kind: "amount", field: "times", unit: "hits" },
      { kind: "amount", field: "similarity", unit: "share" },
      { kind: "amount", field: "shortest", unit: "characters" },
    ],
    scoped: true,
    blank: { operator: "repetition", role: "agent", times: 3, similarity: 0.9, shortest: 6 },
  },
  stages: {
    fields: [
      anybody,
      { kind: "lists", field: "stages" },
      { kind: "intents" },
      { kind: "amount", field: "reach", unit: "stages" },
    ],
    scoped: true,
    blank: { operator: "stages", role: "agent", stages: [], intents: [], reach: 2 },
  },
  firstResponse: {
    fields: [seconds("over"), ...hours],
    scoped: false,
    blank: { operator: "firstResponse", over: 20, opens: 0, closes: 24 },
  },
  responseTime: {
    fields: [
      { kind: "choice", field: "turns", options: ["every", "later"] },
      { kind: "choice", field: "statistic", options: ["each", ...statistics] },
      seconds("over", true),
      seconds("under", true),
      ...waiting,
      ...hours,
    ],
    scoped: true,
    blank: {
      ...{ operator: "responseTime", turns: "every", statistic: "each" },
      ...{ over: 60, ...everyTurnWaits, opens: 0, closes: 24 },
    },
  },
  silence: {
    fields: [anybody, seconds("over")],
    scoped: true,
    blank: { operator: "silence", role: "any", over: 300 },
  },
  unanswered: {
    fields: [
      { kind: "choice", field: "what", options: ["conversation", "lastTurn"] },
      seconds("patience"),
      ...waiting,
    ],
    scoped: false,
    blank: { operator: "unanswered", what: "lastTurn", patience: 300, ...everyTurnWaits },
  },
  duration: {
    fields: [seconds("over"), seconds("pause", true)],
    scoped: true,
    blank: { operator: "duration", over: 1800 },
  },
  hour: {
    fields: [anybody, { kind: "clock", field: "from" }, { kind: "clock", field: "to" }],
    scoped: true,
    blank: { operator: "hour", role: "agent", from: "22:00", to: "08:00" },
  },
  replyRatio: {
    fields: [
      { kind: "amount", field: "over", unit: "ratio" },
      { kind: "amount", field: "minimum", unit: "messages" },
      seconds("window"),
    ],
    scoped: true,
    blank: { operator: "replyRatio", over: 5, minimum: 5, window: 0 },
  },
  run: {
    fields: [
      { kind: "role", roles: ["agent", "customer"] },
      { kind: "amount", field: "over", unit: "messages" },
    ],
    scoped: true,
    blank: { operator: "run", role: "agent", over: 5 },
  },
  messageCount: {
    fields: [
      anybody,
      { kind: "amount", field: "minimum", unit: "messages" },
      { kind: "amount", field: "maximum", unit: "messages", optional: true },
    ],
    scoped: true,
    blank: { operator: "messageCount", role: "agent", minimum: 1 },
  },
  messageLength: {
    fields: [
      anybody,
      { kind: "amount", field: "minimum", unit: "characters" },
      { kind: "amount", field: "maximum", unit: "characters", optional: true },
      { kind: "choice", field: "counts", options: ["characters", "width"] },
      unless,
    ],
    scoped: true,
    blank: {
      ...{ operator: "messageLength", role: "agent", minimum: 0, maximum: 4 },
      ...{ counts: "characters", unless: [] },
    },
  },
  identicalShare: {
    fields: [
      { kind: "amount", field: "over", unit: "share" },
      { kind: "amount", field: "conversations", unit: "hits" },
      { kind: "amount", field: "minimum", unit: "messages" },
      { kind: "amount", field: "shortest", unit: "characters" },
    ],
    scoped: true,
    blank: { operator: "identicalShare", over: 0.6, conversations: 3, minimum: 5, shortest: 6 },
  },
  order: {
    fields: [
      { kind: "choice", field: "event", options: ["placed", "paid", "closed"] },
      { kind: "amount", field: "minimum", unit: "hits" },
      { kind: "without" },
    ],
    scoped: false,
    blank: { operator: "order", event: "placed", minimum: 1 },
  },
  discount: {
    fields: [
      anybody,
      { kind: "choice", field: "unit", options: ["yuan", "share"] },
      { kind: "amount", field: "over", unit: "yuan" },
      { kind: "lists", field: "dictionaries", words: true },
    ],
    scoped: true,
    blank: { operator: "discount", role: "agent", unit: "yuan", over: 20, dictionaries: [] },
  },
  personalNumber: {
    fields: [anybody, { kind: "kinds", field: "kinds", options: personalNumberKinds }, unless],
    scoped: true,
    blank: { operator: "personalNumber", role: "agent", kinds: [...personalNumberKinds], unless: [] },
  },
  unrelatedProduct: { fields: [], scoped: true, blank: { operator: "unrelatedProduct" } },
};

/** The field of a condition that a form's field sets. */
export function fieldNameOf(field: FormField): string {
  switch (field.kind) {
    case "role":
    case "intents":
    case "without":
      return field.kind;
    default:
      return field.field;
  }
}

/** Whether a field matters as a condition is set: a count is nothing where any hit is enough. */
export function matters(field: FormField, condition: Condition): boolean {
  const name = fieldNameOf(field);
  const mode = "mode" in condition ? condition.mode : undefined;
  if (name === "count") return mode === "atLeast" || mode === "moreThan" || mode === "kinds";
  if (name === "apart" || name === "counts")
    return mode === undefined || mode === "atLeast" || mode === "moreThan";
  return true;
}

/** Another operator in a condition's place: what both have in common stays as it was. */
export function withOperator(condition: Condition, operator: OperatorName): Condition {
  const { fields, scoped, blank } = operatorForms[operator];
  const before = condition as Condition & Readonly<Record<string, unknown>>;
  const shared: Record<string, unknown> = {};
  for (const field of fields)
    if (field.kind === "role" && field.roles.includes(before.role as RoleChoice)) shared.role = before.role;
    else if (field.kind === "lists" && Array.isArray(before[field.field]))
      shared[field.field] = before[field.field];
  if (scoped && before.part !== undefined) shared.part = before.part;
  if (scoped && before.anchor !== undefined) shared.anchor = before.anchor;
  return { ...blank, ...shared } as Condition;
}
