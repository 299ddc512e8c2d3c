// @ts-check
/** The one address that manifest.xml, functions.json and the help pages are written with. */
export const developmentUrl = "https://localhost:3000/";

/**
 * The address as the build needs it: absolute, https, with a trailing slash.
 * @param {string} text
 * @returns {string}
 * @throws {Error} with a sentence, when Excel would refuse the address
 * @example
 * baseUrl("https://example.com/kefu") //=> "https://example.com/kefu/"
 */
export function baseUrl(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`--base-url wants an address such as https://example.com/kefu/, and got: ${text}`);
  }
  if (url.protocol !== "https:") {
    throw new Error(`Excel loads add-ins over https only, and --base-url is ${text}`);
  }
  if (url.search || url.hash || url.username) {
    throw new Error(`--base-url takes no user, query or fragment, and got: ${text}`);
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/**
 * Moves every address in a text from one base to another. The bare origin, as in <AppDomain>, moves to the bare origin.
 * @param {string} text
 * @param {string} from base URL with trailing slash
 * @param {string} to base URL with trailing slash
 * @example
 * rebase('"https://localhost:3000/a.png"', developmentUrl, "https://example.com/kefu/")
 * //=> '"https://example.com/kefu/a.png"'
 */
export function rebase(text, from, to) {
  if (from === to) return text;
  const origin = new URL(from).origin;
  return text
    .replaceAll(from, to)
    .replace(new RegExp(`${escapeRegExp(origin)}(?=[<"'])`, "g"), new URL(to).origin);
}

/** @param {string} text */
const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
