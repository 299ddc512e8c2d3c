import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";
import { worksheetFunctions } from "../../src/functions/catalogue";

async function kefuCall(id: string, args: readonly unknown[], byPipe: boolean): Promise<unknown> {
  let stdout = "";
  let stderr = "";
  const text = JSON.stringify(args);
  const code = await run(["call", id, byPipe ? "-" : text], {
    stdin: async () => new TextEncoder().encode(byPipe ? text : ""),
    stdout: async (more) => void (stdout += more),
    stderr: (more) => void (stderr += more),
    env: { LANG: "en_US.UTF-8" },
  });
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

/** Twelve digits: the last ones of a float are no part of a page. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "number" ? Number(each.toPrecision(12)) : each,
    ),
  );

describe("kefu call", () => {
  it("knows all functions of the contract", () => {
    expect(worksheetFunctions.length).toBeGreaterThanOrEqual(43);
  });

  it.each(worksheetFunctions.map(({ id, examples }) => [id, examples] as const))(
    "gives for %s what its page says, from an argument and from a pipe",
    async (id, examples) => {
      for (const example of examples) {
        expect(rounded(await kefuCall(id, example.arguments, false))).toEqual(example.result);
        expect(await kefuCall(id, example.arguments, true)).toEqual(
          await kefuCall(id, example.arguments, false),
        );
      }
    },
  );
});
