// @ts-check
/** What dist/ holds beside the bundle: the files that Excel or a person reads. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { developmentUrl, rebase } from "./manifest.mjs";

const root = join(import.meta.dirname, "..");

/**
 * Paths in dist/ and their contents, addressed to `baseUrl`.
 * @param {string} baseUrl with trailing slash
 * @returns {Promise<Record<string, string | Buffer>>}
 */
export async function addinFiles(baseUrl) {
  const { generateMetadata } = await import("./functions-metadata.mjs");
  const { renderHelp } = await import("./functions-docs/help.mjs");
  const texts = /** @type {Record<string, string>} */ ({
    "manifest.xml": readFileSync(join(root, "manifest.xml"), "utf8"),
    ...(await renderHelp()),
  });
  for (const [name, content] of Object.entries(await generateMetadata())) {
    texts[name] = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
  }
  /** @type {Record<string, string | Buffer>} */
  const files = { LICENSE: readFileSync(join(root, "LICENSE")) };
  for (const [name, text] of Object.entries(texts)) files[name] = rebase(text, developmentUrl, baseUrl);
  for (const name of readdirSync(join(root, "assets"))) {
    if (name.endsWith(".png")) files[`assets/${name}`] = readFileSync(join(root, "assets", name));
  }
  return files;
}
