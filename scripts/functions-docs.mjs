/**
 * The reference of the worksheet functions, made from the functions themselves: docs/functions/<ID>.md for the repository and
 * the list of functions that the pane's gallery shows. The help pages of functions-docs/help.mjs are made by each build.
 *
 *   node scripts/functions-docs.mjs            writes docs/functions and the gallery's list
 *   node scripts/functions-docs.mjs --check    fails when they are stale
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { renderGallery } from "./functions-docs/gallery.mjs";
import { directory, renderDocs } from "./functions-docs/markdown.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every generated file of the repository by path. */
async function renderFiles() {
  return { ...(await renderDocs()), ...(await renderGallery()) };
}

/** Generated paths that are missing, differ, or belong to no function any more. */
export async function staleDocs() {
  const files = await renderFiles();
  const current = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : null);
  const stale = Object.keys(files).filter((path) => current(path) !== files[path]);
  const present = existsSync(join(root, directory)) ? readdirSync(join(root, directory)) : [];
  const left = present.map((name) => `${directory}/${name}`).filter((path) => !(path in files));
  return [...stale, ...left];
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stale = await staleDocs();
  if (process.argv.includes("--check")) {
    if (stale.length > 0) {
      console.error(`Stale, run node scripts/functions-docs.mjs: ${stale.join(", ")}`);
      process.exitCode = 1;
    }
  } else {
    const files = await renderFiles();
    for (const path of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      if (path in files) writeFileSync(join(root, path), files[path]);
      else rmSync(join(root, path));
    }
    console.log(stale.length === 0 ? "The functions' reference is up to date" : `Wrote ${stale.join(", ")}`);
  }
}
