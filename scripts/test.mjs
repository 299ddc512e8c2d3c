// @ts-check
/**
 * npm test: everything. Lint, types, build, unit tests, then the add-in in a real browser.
 * A browser and Chinese fonts are installed first where they are missing (see ensureBrowser).
 *
 *   npm test -- --browser-only   only what the browser tests need
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser, ensureChineseFonts } from "./browser.mjs";

const root = join(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  options: { "browser-only": { type: "boolean", default: false } },
  allowPositionals: true,
});

/** @type {string[]} */
const failed = [];

/**
 * @param {string} title
 * @param {string[]} command a package's binary and its arguments, or "node" and a script
 * @param {NodeJS.ProcessEnv} [extra]
 */
function run(title, [binary, ...args], extra) {
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(process.execPath, [binaries[binary] ?? binary, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...extra },
  });
  if (error) console.error(error.message);
  if (status !== 0) failed.push(title);
  return status === 0;
}

/** Called by path: works alike in every shell, Windows' included. */
const binaries = /** @type {Record<string, string>} */ ({
  tsc: "node_modules/typescript/bin/tsc",
  eslint: "node_modules/eslint/bin/eslint.js",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  vitest: "node_modules/vitest/vitest.mjs",
});

let browser;
try {
  browser = ensureBrowser();
  console.log(`browser: ${browser}`);
  ensureChineseFonts();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed.push("a browser for the browser tests");
}

if (!values["browser-only"]) {
  run("types", ["tsc", "-p", "."]);
  run("lint", ["eslint", "."]);
  run("arrows of the house", ["depcruise", "src", "--config", ".dependency-cruiser.cjs"]);
  run("format", ["prettier", "--check", "."]);
}
const built = run("build", ["scripts/build.mjs", "--all"]);
const projects = values["browser-only"] ? [] : ["unit"];
if (built && browser) projects.push("browser");
if (projects.length > 0) {
  run("tests", ["vitest", "run", ...projects.flatMap((name) => ["--project", name]), ...positionals], {
    KEFU_BROWSER: browser,
  });
}

if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exitCode = 1;
} else {
  console.log("\neverything passed");
}
