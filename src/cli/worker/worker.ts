import type { Locale } from "../../locales/translate";
import { productsOf, rulesetOf } from "../knowledge";
import { maskOf, newMaskKey } from "../mask";
import { hoursOf } from "../period";
import { platformNamed } from "../platform";
import type { Streams } from "../streams";
import { PerLine } from "./perLine";
import { headerLine } from "./protocol";
import type { Rules, WorkerOptions } from "./reader";
import { Rows } from "./rows";

/**
 * `kefu worker`: rows of chats on standard input, answers on standard output, conversation by conversation. It keeps nothing
 * between conversations, so that it can be stopped and started anew wherever one ends, and answers a line that it cannot read
 * with an error instead of ending.
 *
 * @throws Problem `cli.workerColumns`, `cli.workerVersion`, and those of the options
 */
export async function worker(options: WorkerOptions, locale: Locale, streams: Streams): Promise<number> {
  const ruleset = await rulesetOf(options, streams);
  const rules: Rules = {
    ruleset,
    platform: platformNamed(options.platform, ruleset),
    products: await productsOf(options, streams),
    hours: await hoursOf(options, streams),
    mask: maskOf(options.mask ? newMaskKey() : undefined),
  };
  const line = options.perLine ? new PerLine(rules, options, locale) : new Rows(rules, options, locale);
  const write = async (lines: readonly string[]) => {
    if (lines.length > 0) await streams.stdout(`${lines.join("\n")}\n`);
  };
  if (options.header ?? !options.perLine) await write([headerLine(options.to ?? options.from ?? "tsv")]);
  for await (const lines of batches(streams)) await write(line.read(lines));
  await write(line.end());
  return 0;
}

/** Lines of standard input, as many together as have come. */
async function* batches(streams: Streams): AsyncGenerator<string[]> {
  if (!streams.stdinPieces) {
    const text = new TextDecoder().decode(await streams.stdin());
    if (text !== "") yield (text.endsWith("\n") ? text.slice(0, -1) : text).split(/\r?\n/);
    return;
  }
  const decoder = new TextDecoder();
  // Pieces of a line that goes on: joined once it ends, since looking for its end anew with each takes the square of its length.
  let rest: string[] = [];
  for await (const piece of streams.stdinPieces()) {
    const [first, ...others] = decoder.decode(piece, { stream: true }).split("\n");
    rest.push(first);
    if (others.length === 0) continue;
    const lines = [rest.join(""), ...others];
    rest = [lines.pop() as string];
    yield lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  }
  const last = rest.join("") + decoder.decode();
  if (last !== "") yield [last];
}
