/** So many characters a cell of a workbook holds. */
export const longestCellText = 32_767;

// A workbook's file cannot hold them, and nobody sees them.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * A text as a cell of a workbook shows it: line ends are line feeds, characters that a workbook cannot hold are left out.
 *
 * @returns whether more than the longest came, of which the first were kept
 * @example cellText("a\r\nb") //=> { text: "a\nb", cut: false }
 * @example cellText("abc", 2) //=> { text: "ab", cut: true }
 */
export function cellText(source: string, longest = longestCellText): { text: string; cut: boolean } {
  const text = source.replace(/\r\n?/g, "\n").replace(controls, "").replace(loneSurrogates, "\ufffd");
  if (text.length <= longest) return { text, cut: false };
  // Not in the middle of an emoji.
  const half = /[\ud800-\udbff]/.test(text[longest - 1]);
  return { text: text.slice(0, longest - (half ? 1 : 0)), cut: true };
}
