// @ts-check
/**
 * The engines that run beside kefu in benchmarks and tests. ClickHouse (chdb) is half a gigabyte, so it is installed here when it
 * is first wanted, and not with the product.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const folder = import.meta.dirname;
const require = createRequire(join(folder, "package.json"));

/**
 * Installs the engines where they are missing, at the versions of the lock file.
 * @returns {Promise<string | null>} why they could not be installed; null when they are there
 */
export async function ensurePeers() {
  if (existsSync(join(folder, "node_modules", "chdb"))) return null;
  console.log("installing ClickHouse (chdb) into bench/peers, once …");
  const windows = process.platform === "win32";
  // Not `npm ci`: it refuses the lock file where a registry lacks the bindings of another platform.
  const options = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await promisify(execFile)(windows ? "npm.cmd" : "npm", options, { cwd: folder, shell: windows });
    return null;
  } catch (error) {
    const { stderr = "", message } = /** @type {Error & { stderr?: string }} */ (error);
    const lines = stderr.split("\n").filter((line) => line.startsWith("npm error"));
    return lines.length > 0 ? lines.slice(0, 3).join("\n") : message;
  }
}

/**
 * ClickHouse in this process.
 * @returns {{ Session: new (path?: string, options?: object) => ChdbSession } | { reason: string }}
 */
export function loadChdb() {
  try {
    return require("chdb");
  } catch (error) {
    return { reason: error instanceof Error ? error.message.split("\n")[0] : String(error) };
  }
}

/** @typedef {{ query(sql: string, format?: string): string; close(): void }} ChdbSession */
