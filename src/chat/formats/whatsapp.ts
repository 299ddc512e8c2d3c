import type { Format } from "./format";
import { cleanLine, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const day = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
/** Between day and clock: a comma, or the word of a language. */
const gap = String.raw`(?:,|\.| à| um| klo| kl\.?| at)?`;
const clock = String.raw`(?:(?:上午|下午|凌晨|早上|清晨|中午|傍晚|晚上|[AaPp]\.?[Mm]\.?) ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?`;
/** `[14/04/24, 21:05:07] 名: 内容` and `14/04/2024, 21:05 - 名: 内容`. */
const inBrackets = new RegExp(`^\\[${day}(${gap}) ${clock}\\] `);
const beforeDash = new RegExp(`^${day}(${gap}) ${clock} - `);
/** `[21:05, 14/4/2024] 名: 内容`, as its web page copies. */
const clockFirst = new RegExp(`^\\[(${clock}), (${day})\\] `);
/** A name may hold a colon with no space behind it, as 某旗舰店:小美 does. */
const speaker = /^([^:：]{1,60}(?::[^:：\s]{1,20})?)(?::(?= |$)|：)/;

const appVerb =
  / (?:changed|created|added|removed|joined|left|pinned|turned (?:on|off)) |(?:更改了|修改了|创建了|添加了|移除了|建立了)/;

/** What the app adds to a text that was changed. */
const edited = / ?<(?:This message was edited|此消息已编辑|已编辑此消息|消息已编辑)>$/i;

/** Lines of the app itself, which name nobody, begin as the other heads of the text: a time in speech may look otherwise. */
function shapeOf(lines: readonly string[]): LineShape {
  const brackets = bracketed(lines);
  return {
    head(line) {
      const found = shape.head(line, "");
      return found?.system && brackets !== null && (line.charCodeAt(0) === 91) !== brackets ? null : found;
    },
    tidy: (text) => (text.endsWith(">") ? text.replace(edited, "") : text),
  };
}

const firstLines = 50;

/** Whether the heads of a text stand in brackets; null where both sorts begin messages, or neither. */
function bracketed(lines: readonly string[]): boolean | null {
  let inside = 0;
  let outside = 0;
  for (const raw of lines.slice(0, firstLines)) {
    const line = cleanLine(raw);
    const head = shape.head(line, "");
    if (head === null || head.system) continue;
    if (line.charCodeAt(0) === 91) inside++;
    else outside++;
  }
  return inside > 0 && outside > 0 ? null : inside + outside === 0 ? null : inside > 0;
}

const shape: LineShape = {
  head(line) {
    const first = line.charCodeAt(0);
    if (first !== 91 && !(first >= 48 && first <= 57)) return null;
    let match = first === 91 ? inBrackets.exec(line) : beforeDash.exec(line);
    let time: string;
    if (match !== null) {
      time = first === 91 ? line.slice(1, match[0].length - 2) : line.slice(0, match[0].length - 3);
      // A word of a language between day and clock says nothing.
      if (match[1] !== "" && match[1] !== ",") time = time.replace(match[1], "");
    } else {
      match = first === 91 ? clockFirst.exec(line) : null;
      if (match === null) return null;
      time = `${match[2]}, ${match[1]}`;
    }
    const rest = line.slice(match[0].length);
    const name = speaker.exec(rest);
    // What the app itself says has no name and no colon, but for the titles and names that it quotes.
    if (!name || appVerb.test(name[1])) return { sender: "", time, text: rest, system: true };
    return { sender: name[1].trim(), time, text: rest.slice(name[0].length).trimStart() };
  },
};

/** WhatsApp's chat export, in the header families of its languages. */
export const whatsapp: Format = {
  id: "whatsapp",
  platform: "whatsapp",
  names: { "zh-CN": "WhatsApp", "en-US": "WhatsApp" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
