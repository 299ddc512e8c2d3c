import { callFunction } from "../functions/call";
import type { Locale } from "../locales/translate";
import { Problem } from "../problem";
import { parseJson } from "./input";
import type { Streams } from "./streams";

/**
 * `kefu call`: a worksheet function's result as JSON, texts as stable ids. What the function refuses is a result too, as it
 * is in a cell: `{"error": {"code", "message"}}`.
 */
export async function call(name: string, text: string, locale: Locale, streams: Streams): Promise<number> {
  const args = parseJson(text === "-" ? new TextDecoder().decode(await streams.stdin()) : text, "ARGUMENTS");
  if (!Array.isArray(args)) throw new Problem("wrongInput", "cli.notArray", { came: text.slice(0, 60) });
  const outcome = callFunction(name, args, locale, { ids: true });
  await streams.stdout(`${JSON.stringify("error" in outcome ? outcome : outcome.value)}\n`);
  return 0;
}
