import { callFunction } from "../../src/functions/call";
import type { FunctionError, FunctionOutcome, FunctionValue } from "../../src/functions/call";

/** What a function gives in English, texts as their stable ids. */
export function call(name: string, ...args: unknown[]): FunctionOutcome {
  return callFunction(name, args, "en-US", { ids: true });
}

/** What a function gives; an error of its own fails the test. */
export function valueOf(name: string, ...args: unknown[]): FunctionValue {
  const outcome = call(name, ...args);
  if ("error" in outcome) throw new Error(outcome.error.message);
  return outcome.value;
}

/** The error of a function as a whole; code "none" where there is a value. */
export function errorOf(name: string, ...args: unknown[]): FunctionError | { code: "none"; message: string } {
  const outcome = call(name, ...args);
  return "error" in outcome ? outcome.error : { code: "none", message: JSON.stringify(outcome.value) };
}
