import type { Format } from "./format";
import { readLines, recogniseLines, type LineShape } from "./lines";

const day = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
const clock = String.raw`(?:klo )?(?:上午|下午|凌晨|早上|中午|晚上|[AaPp]\.?[Mm]\.? )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?`;
/** `[14/04/24, 21:05:07] 名: 内容` and `14/04/2024, 21:05 - 名: 内容`. */
const headLine = new RegExp(`^(?:\\[(${day},? ${clock})\\] |(${day},? ${clock}) - )`);

const shape: LineShape = {
  head(line) {
    const match = headLine.exec(line.slice(0, 60));
    if (!match) return null;
    const time = match[1] ?? match[2];
    const rest = line.slice(match[0].length);
    const name = /^([^:：]{1,60})[:：](?: |$)/.exec(rest);
    // What the app itself says has no name and no colon.
    if (!name) return { sender: "", time, text: rest, system: true };
    return { sender: name[1].trim(), time, text: rest.slice(name[0].length) };
  },
};

/** WhatsApp's chat export, in the header families of its languages. */
export const whatsapp: Format = {
  id: "whatsapp",
  names: { "zh-CN": "WhatsApp", "en-US": "WhatsApp" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95),
  read: (text, options) => readLines(text, shape, options),
};
