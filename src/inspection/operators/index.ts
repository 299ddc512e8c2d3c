/** The table of operators: a new one is a new file and a line here. */
import { z } from "zod";
import type { Compiler, Operator, Test } from "./operator";
import { firstResponse } from "./firstResponse";
import { intent } from "./intent";
import { messageCount } from "./messageCount";
import { order } from "./order";
import { phrases } from "./phrases";
import { regex } from "./regex";
import { replyRatio } from "./replyRatio";
import { responseTime } from "./responseTime";
import { run } from "./run";
import { stages } from "./stages";
import { unanswered } from "./unanswered";

const operators = {
  firstResponse,
  intent,
  messageCount,
  order,
  phrases,
  regex,
  replyRatio,
  responseTime,
  run,
  stages,
  unanswered,
};

export const conditionSchema = z.discriminatedUnion("operator", [
  firstResponse.schema,
  intent.schema,
  messageCount.schema,
  order.schema,
  phrases.schema,
  regex.schema,
  replyRatio.schema,
  responseTime.schema,
  run.schema,
  stages.schema,
  unanswered.schema,
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
