// @ts-check
/**
 * The engines that run beside kefu in benchmarks and tests. ClickHouse (chdb) is half a gigabyte, so it is installed here when it
 * is first wanted, and not with the product.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = import.meta.dirname;
const require = createRequire(join(folder, "package.json"));

/**
 * Installs the engines where they are missing.
 * @returns {string | null} why they could not be installed; null when they are there
 */
export function ensurePeers() {
  if (existsSync(join(folder, "node_modules", "chdb"))) return null;
  console.log("installing ClickHouse (chdb) into bench/peers, once …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, stderr, error } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0) return null;
  return error?.message ?? stderr.trim().split("\n").slice(-1)[0] ?? "npm ci failed";
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
