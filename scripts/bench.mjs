// @ts-check
/**
 * npm run bench [-- rows [largest]]: bundles bench/run.ts as it would ship and runs it.
 * Runners that transform TypeScript on the fly wrap functions to keep their names, which a hot loop feels.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { ensurePeers } from "../bench/peers/index.mjs";
import { buildStale } from "./build.mjs";

const root = join(import.meta.dirname, "..");
const outDir = join(root, "build", "bench");
const missing = await ensurePeers();
if (missing !== null) console.warn(`ClickHouse cannot be installed: ${missing}`);
await buildStale(["cli"]);
await build({
  root,
  configFile: false,
  logLevel: "warn",
  build: {
    ssr: "bench/run.ts",
    outDir,
    emptyOutDir: true,
    target: "node20",
    rollupOptions: { external: [/^@duckdb\//] }, // native
  },
  ssr: { noExternal: true, external: ["@duckdb/node-api"] },
});
await import(pathToFileURL(join(outDir, "run.js")).href);
