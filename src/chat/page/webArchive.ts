import { decode } from "../encoding";

/**
 * The page in a web archive (mht, mhtml), as QQ exports its messages and browsers save pages; null when the text is none.
 *
 * @example pageOfArchive("MIME-Version: 1.0\nContent-Type: text/html\n\n<html>在吗</html>") //=> "<html>在吗</html>"
 */
export function pageOfArchive(text: string): string | null {
  const head = text.slice(0, headCharacters);
  if (!/^\s*[\w-]{2,40}:/.test(head) || !/^MIME-Version:/im.test(head)) return null;
  const part = /^Content-Type: ?text\/html\b/im.exec(head);
  if (part === null) return null;
  const rest = text.slice(part.index);
  const body = /\r?\n\r?\n/.exec(rest);
  if (body === null) return null;
  const fields = rest.slice(0, body.index);
  const start = body.index + body[0].length;
  const boundary = /boundary="?([^"\s;]{1,70})/i.exec(head)?.[1];
  const end = boundary === undefined ? -1 : rest.indexOf(`\n--${boundary}`, start);
  const page = rest.slice(start, end < 0 ? undefined : end);
  const encoding = /^Content-Transfer-Encoding: ?([\w-]+)/im.exec(fields)?.[1].toLowerCase();
  if (encoding === "quoted-printable") return unquoted(page);
  return encoding === "base64" ? ofBase64(page) : page;
}

const headCharacters = 8192;

/** Quoted-printable: lines that go on end in `=`, bytes beyond ASCII are written as `=E5`. */
function unquoted(text: string): string {
  const joined = text.replace(/=\r?\n/g, "");
  const bytes = new Uint8Array(joined.length);
  let length = 0;
  for (let i = 0; i < joined.length; i++) {
    const hex = joined[i] === "=" && /^[\dA-F]{2}$/i.test(joined.slice(i + 1, i + 3));
    bytes[length++] = hex ? parseInt(joined.slice(i + 1, i + 3), 16) : joined.charCodeAt(i);
    if (hex) i += 2;
  }
  return decode(bytes.subarray(0, length)).text;
}

/** null where the text is no base64. */
function ofBase64(text: string): string | null {
  try {
    return decode(Uint8Array.from(atob(text.replace(/\s+/g, "")), (byte) => byte.charCodeAt(0))).text;
  } catch {
    return null;
  }
}
