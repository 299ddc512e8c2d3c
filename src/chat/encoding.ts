export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/**
 * Text of a file whose encoding nobody names: a byte-order mark says it; bytes that are valid UTF-8 are UTF-8; every other
 * byte being 0 makes UTF-16; what remains is GB18030, which Chinese Windows programs write and which holds GBK and GB2312.
 * The mark itself is no part of the text.
 *
 * @example decode(new Uint8Array([0xd4, 0xda, 0xc2, 0xf0])) //=> { text: "在吗", encoding: "gb18030" }
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

const lookedAt = 4096;

/**
 * Whether what was decoded is a text: pictures and programs are full of characters that no text holds.
 *
 * @example isReadable(decode(bytesOfPicture).text) //=> false
 */
export function isReadable(text: string): boolean {
  const head = text.slice(0, lookedAt);
  let strange = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)) strange++;
  }
  return strange <= head.length / 20;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const wide = unmarkedUtf16(bytes);
  if (wide) return wide;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return isDamagedUtf8(bytes) ? "utf-8" : "gb18030";
  }
}

/** Line ends and ASCII digits leave every other byte 0; no other encoding of text holds zeros. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const few = length / 2 / 10;
  if (odd > few && even === 0) return "utf-16le";
  if (even > few && odd === 0) return "utf-16be";
  return null;
}

/** A UTF-8 file that was cut in the middle of a character, or holds a stray byte: nearly all of its sequences are valid. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let valid = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i];
    const length =
      byte < 0x80 ? 1 : byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let end = i + 1;
    while (end < i + length && (bytes[end] & 0xc0) === 0x80) end++;
    if (length !== 0 && end === i + length) {
      if (length > 1) valid++;
    } else broken++;
    i = end;
  }
  return valid > 100 * broken;
}
