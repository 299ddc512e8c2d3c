/** Bodies that help desks export as HTML, as a person reads them. Nothing is interpreted: tags go, their words stay. */

const tag =
  /<\/?(?:p|div|br|span|b|i|u|em|strong|small|a|ul|ol|li|img|table|thead|tbody|tr|td|th|blockquote|h[1-6]|html|head|body|font|pre|code|hr|section)(?:[\s/][^<>]{0,2000})?>/gi;
const blocks = /^<\/?(?:p|div|br|li|tr|table|blockquote|h[1-6]|pre|hr|ul|ol|section)\b/i;
const pictures = /^<img\b/i;
const unseen = /<(style|script)\b[^<>]{0,2000}>[^<]{0,100000}<\/\1>|<!--[^<>]{0,2000}-->/gi;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  yen: "¥",
  euro: "€",
  copy: "©",
  reg: "®",
};

/**
 * A text without the markup of HTML; a text that holds none is left as it is, whatever its brackets.
 *
 * @example textOfHtml("<p>Hi,<br>it ships &amp; arrives <b>today</b>.</p>") //=> "Hi,\nit ships & arrives today."
 * @example textOfHtml("1 < 2 &amp; 3") //=> "1 < 2 &amp; 3"
 */
export function textOfHtml(text: string): string {
  if (!text.includes("<") || text.search(tag) < 0) return text;
  return text
    .replace(/\s+/g, " ")
    .replace(unseen, "")
    .replace(tag, (one) => (pictures.test(one) ? "[图片]" : blocks.test(one) ? "\n" : ""))
    .replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
