// @ts-check
/**
 * npm run bench [-- rows]: bundles bench/run.ts as it would ship and runs it.
 * Runners that transform TypeScript on the fly wrap functions to keep their names, which a hot loop feels.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const outDir = join(root, "build", "bench");
await build({
  root,
  configFile: false,
  logLevel: "warn",
  build: { ssr: "bench/run.ts", outDir, emptyOutDir: true, target: "node20" },
  ssr: { noExternal: true },
});
await import(pathToFileURL(join(outDir, "run.js")).href);
