/** The table of operators: a new one is a new file and a line here. */
import { z } from "zod";
import type { Compiler, Need, Operator, Test } from "./operator";
import { discount } from "./discount";
import { duration } from "./duration";
import { firstResponse } from "./firstResponse";
import { hour } from "./hour";
import { identicalShare } from "./identicalShare";
import { intent } from "./intent";
import { messageCount } from "./messageCount";
import { messageLength } from "./messageLength";
import { order } from "./order";
import { personalNumber } from "./personalNumber";
import { phrases } from "./phrases";
import { regex } from "./regex";
import { repetition } from "./repetition";
import { replyRatio } from "./replyRatio";
import { responseTime } from "./responseTime";
import { run } from "./run";
import { silence } from "./silence";
import { similar } from "./similar";
import { stages } from "./stages";
import { unanswered } from "./unanswered";
import { unrelatedProduct } from "./unrelatedProduct";

const operators = {
  discount,
  duration,
  firstResponse,
  hour,
  identicalShare,
  intent,
  messageCount,
  messageLength,
  order,
  personalNumber,
  phrases,
  regex,
  repetition,
  replyRatio,
  responseTime,
  run,
  silence,
  similar,
  stages,
  unanswered,
  unrelatedProduct,
};

export const conditionSchema = z.discriminatedUnion("operator", [
  discount.schema,
  duration.schema,
  firstResponse.schema,
  hour.schema,
  identicalShare.schema,
  intent.schema,
  messageCount.schema,
  messageLength.schema,
  order.schema,
  personalNumber.schema,
  phrases.schema,
  regex.schema,
  repetition.schema,
  replyRatio.schema,
  responseTime.schema,
  run.schema,
  silence.schema,
  similar.schema,
  stages.schema,
  unanswered.schema,
  unrelatedProduct.schema,
]);

/** A condition of a rule: an operator, its settings and, for most, where it looks. */
export type Condition = z.output<typeof conditionSchema>;
export type OperatorName = keyof typeof operators;
export const operatorNames = Object.keys(operators) as readonly OperatorName[];

/** Makes a condition ready; throws a Problem for what the schema cannot see (a dictionary that is not there, …). */
export function compileCondition(condition: Condition, compiler: Compiler): Test {
  // The schema has tied each condition to its operator by name; the compiler cannot follow that through a table.
  const { compile } = operators[condition.operator] as unknown as Operator<z.ZodType<Condition>>;
  return compile(condition, compiler);
}

/** What a conversation must hold for a condition to be anything but false; null when only a test can tell. */
export function needOf(condition: Condition, compiler: Compiler): Need | null {
  const { need } = operators[condition.operator] as unknown as Operator<z.ZodType<Condition>>;
  return need?.(condition, compiler) ?? null;
}
