// @ts-check
/** node bench/parse.mjs [lines]: reading text beside a public parser, bundled as it would ship. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const outDir = join(root, "build", "bench-parse");
await build({
  root,
  configFile: false,
  logLevel: "warn",
  build: { ssr: "bench/parse.ts", outDir, emptyOutDir: true, target: "node20" },
  ssr: { noExternal: true },
});
const { printParse } = await import(pathToFileURL(join(outDir, "parse.js")).href);
printParse(Number(process.argv[2] ?? 100_000));
