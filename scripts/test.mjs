// @ts-check
/**
 * npm test: everything. Lint, types, build, unit tests, then the add-in in a real browser.
 * A browser and Chinese fonts are installed first where they are missing (see ensureBrowser).
 *
 *   npm test -- --browser-only   only what the browser tests need
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePeers } from "../bench/peers/index.mjs";
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
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.quiet] keep what it prints until it has ended, because others run beside it
 */
async function run(title, [binary, ...args], { env = {}, quiet = false } = {}) {
  if (!quiet) console.log(`\n── ${title}`);
  const child = spawn(process.execPath, [binaries[binary] ?? binary, ...args], {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...process.env, ...env },
  });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => printed.push(part));
  /** @type {unknown[]} */
  const [status] = await once(child, "close").catch((error) => [error.message]);
  if (quiet) console.log(`\n── ${title}\n${Buffer.concat(printed).toString().trimEnd()}`);
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

const checks = values["browser-only"]
  ? []
  : [
      run("types", ["tsc", "-p", "."], { quiet: true }),
      run("lint", ["eslint", "."], { quiet: true }),
      run("arrows of the house", ["depcruise", "src", "--config", ".dependency-cruiser.cjs"], {
        quiet: true,
      }),
      run("format", ["prettier", "--check", "."], { quiet: true }),
    ];
// Written into folders that no check looks at, so that neither waits for the other.
const peers = values["browser-only"] ? null : ensurePeers();
const built = await run("build", ["scripts/build.mjs", "--all"]);
await Promise.all(checks);
// The tests of engines say so themselves where one is missing.
const missing = await peers;
if (missing) console.warn(`ClickHouse cannot be installed: ${missing}`);
// Two processes: a browser mostly waits, and would otherwise begin only when the last unit test has ended.
/** @param {string} project */
const vitest = (project) => ["vitest", "run", "--project", project, "--passWithNoTests", ...positionals];
/** @type {Promise<boolean>[]} */
const tests = [];
if (built && browser) {
  const env = { KEFU_BROWSER: browser };
  tests.push(run("tests in the browser", vitest("browser"), { env, quiet: !values["browser-only"] }));
}
if (!values["browser-only"]) tests.push(run("tests", vitest("unit"), { env: { KEFU_BROWSER: browser } }));
await Promise.all(tests);

if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exitCode = 1;
} else {
  console.log("\neverything passed");
}
