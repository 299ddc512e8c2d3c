import { z } from "zod";
import { rulesetSchema } from "./ruleset";

/**
 * The ruleset language as JSON Schema (draft 2020-12), for editors that complete and check a ruleset file.
 *
 * @example JSON.stringify(rulesetJsonSchema(), null, 2)
 */
export function rulesetJsonSchema(): object {
  return z.toJSONSchema(rulesetSchema, { io: "input" });
}
