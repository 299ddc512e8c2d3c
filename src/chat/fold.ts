/**
 * Folding for names, headers and platform lines: what a person sees as the same is the same. Texts of messages are never
 * folded in a transcript; they stay as they were.
 */

/** Direction marks, zero-width characters, byte-order marks, variation selectors: seen by nobody. */
export function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff ||
    code === 0xfe0e ||
    code === 0xfe0f ||
    code === 0x00ad
  );
}

/** Space, tab, line ends, no-break and ideographic spaces. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f
  );
}

const needsFolding = /[^\x21-\x40\x5b-\x7e\u4e00-\u9fff]/;

function fold(text: string, keepSpaces: boolean): string {
  if (!needsFolding.test(text)) return text;
  let folded = "";
  let space = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) space = true;
    else if (!isInvisible(code)) {
      if (space && keepSpaces && folded !== "") folded += " ";
      space = false;
      folded += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text[i];
    }
  }
  return folded.toLowerCase();
}

/**
 * A name for comparing: half width, lower case, single spaces, no invisible marks.
 *
 * @example foldName(" ＴＢ＿９２０２\u200e ") //=> "tb_9202"
 */
export function foldName(text: string): string {
  return fold(text, true);
}

/**
 * A line for comparing with a pattern: as `foldName`, and no spaces at all.
 *
 * @example foldLine("由 服务助手 转交给 小美") //=> "由服务助手转交给小美"
 */
export function foldLine(text: string): string {
  return fold(text, false);
}
