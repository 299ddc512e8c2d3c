// @ts-check
/**
 * npm run build [-- --base-url https://example.com/kefu/] [--all]
 *
 *   dist/             the add-in, ready for any https host
 *   build/cli/        the command line
 *   build/workbench/  the local workbook (with --all)
 */
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import webpack from "webpack";
import { baseUrl, developmentUrl } from "./manifest.mjs";

const root = join(import.meta.dirname, "..");
const stamps = join(root, "build", "stamps");

/** What each part is made from, and the file that proves that it was made. */
const parts = {
  addin: {
    config: "webpack.config.js",
    output: "dist/taskpane.html",
    inputs: ["src", "assets", "manifest.xml", "scripts", "LICENSE"],
  },
  cli: { config: "webpack.cli.config.mjs", output: "build/cli/kefu.mjs", inputs: ["src"] },
  workbench: {
    config: "webpack.workbench.config.mjs",
    output: "build/workbench/index.html",
    inputs: ["src/workbench"],
  },
};

/** @typedef {keyof typeof parts} Part */

/** The base URL that dist/ was last built for. */
export function builtFor() {
  try {
    return String(JSON.parse(readFileSync(join(stamps, "addin.json"), "utf8")).baseUrl);
  } catch {
    return developmentUrl;
  }
}

/**
 * Builds one part.
 * @param {Part} part
 * @param {{baseUrl?: string}} [options]
 * @throws {Error} with webpack's report
 */
export async function build(part, options = {}) {
  const started = Date.now();
  const { default: exported } = await import(pathToFileURL(join(root, parts[part].config)).href);
  const configuration = typeof exported === "function" ? exported(options, { mode: "production" }) : exported;
  const compiler = webpack({ context: root, ...configuration });
  if (!compiler) throw new Error(`webpack refused ${parts[part].config}`);
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => {
      compiler.close((closing) => (error || closing ? reject(error ?? closing) : resolve(result)));
    });
  });
  if (stats.hasErrors())
    throw new Error(stats.toString({ preset: "errors-only", colors: process.stdout.isTTY }));
  if (stats.hasWarnings())
    console.warn(stats.toString({ preset: "errors-warnings", colors: process.stdout.isTTY }));
  mkdirSync(stamps, { recursive: true });
  writeFileSync(
    join(stamps, `${part}.json`),
    JSON.stringify({ started, baseUrl: options.baseUrl ?? developmentUrl }),
  );
  console.log(`built ${part} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Whether a part is missing, or older than anything that it is made from.
 * @param {Part} part
 */
export function isStale(part) {
  const { config, output, inputs } = parts[part];
  let started;
  try {
    statSync(join(root, output));
    started = Number(JSON.parse(readFileSync(join(stamps, `${part}.json`), "utf8")).started);
  } catch {
    return true;
  }
  return [config, "package-lock.json", "tsconfig.json", ...inputs].some(
    (input) => newest(join(root, input)) >= started,
  );
}

/**
 * The latest change below a path, in milliseconds. Folders count, so that a removed file is noticed.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds those of the parts that need it.
 * @param {Part[]} wanted
 */
export async function buildStale(wanted) {
  for (const part of wanted) {
    if (isStale(part)) {
      console.log(`building ${part} …`);
      await build(part);
    }
  }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  try {
    const { values } = parseArgs({
      options: { "base-url": { type: "string" }, all: { type: "boolean", default: false } },
    });
    const address = values["base-url"] === undefined ? developmentUrl : baseUrl(values["base-url"]);
    await build("addin", { baseUrl: address });
    await build("cli");
    if (values.all) await build("workbench");
    if (address !== developmentUrl)
      console.log(`dist/ is addressed to ${address}: copy it there, then sideload dist/manifest.xml`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
