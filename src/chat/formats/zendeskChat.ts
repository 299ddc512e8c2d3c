import type { ReadOptions } from "../reading";
import type { Format } from "./format";
import { cleanLine, linesOf, longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `(09:05:07 AM) Visitor 48213904: Hi`, `(09:05:20) *** Mia joined the chat ***` */
const clock = /^\((\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)\) /;
const event = /^\*{3} .* \*{3}$/;
/** A colon with no space behind it belongs to the name. */
const speaker = /^(.{1,60}?):(?: |$)/;
/** `Chat started: 2024-04-14 09:05:07 AM UTC`, `Chat started on 14 Apr 2024, 09:05 AM (GMT+0)` */
const started = /^Chat started(?: on)?:? ?(.*)$/i;
const day = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, ?\d{4}/u;
const served = /^Served by: ?(.*)$/i;

const shape: LineShape = {
  head(line) {
    const start = clock.exec(line.slice(0, longestHead));
    if (!start) return null;
    const said = line.slice(start[0].length);
    if (event.test(said)) return { sender: "", time: start[1], text: said, system: true };
    const named = speaker.exec(said.slice(0, longestHead));
    return named && { sender: named[1].trim(), time: start[1], text: said.slice(named[0].length) };
  },
  mark(line) {
    const opened = started.exec(line);
    // Whose chat it is, the customer's name tells.
    if (opened) return { day: day.exec(opened[1])?.[0] ?? "", conversation: null };
    return served.test(line) ? {} : null;
  },
};

/** Those who served are agents, whatever they are called. */
function withServing(text: string, options: ReadOptions): ReadOptions {
  const names = linesOf(text).flatMap((line) => served.exec(cleanLine(line))?.[1].split(",") ?? []);
  const serving = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  return serving.length === 0 ? options : { ...options, agents: [...(options.agents ?? []), ...serving] };
}

/** Transcripts of Zendesk Chat (Zopim), as mailed and kept in tickets. */
export const zendeskChat: Format = {
  id: "zendesk-chat",
  names: { "zh-CN": "Zendesk Chat 记录", "en-US": "Zendesk Chat transcript" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95, { line: /^Chat started(?: on)?:? .*\d{4}/i }),
  read: (text, options, chapters) => readLines(text, shape, withServing(text, options), chapters),
};
