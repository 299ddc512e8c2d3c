// @ts-check
/** The command line: one file, `build/cli/kefu.mjs`, that Node runs without node_modules. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import webpack from "webpack";
import { typescript } from "./webpack.config.js";

const output = join(import.meta.dirname, "build", "cli");

/** @type {import("webpack").Configuration} */
export default {
  name: "cli",
  mode: "production",
  devtool: false,
  target: "node20",
  entry: { kefu: "./src/cli/main.ts" },
  experiments: { outputModule: true },
  output: { path: output, filename: "[name].mjs", module: true, chunkFormat: "module", clean: true },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [typescript],
    // The file starts itself again as a thread: its own address and the thread are Node's to resolve.
    parser: { javascript: { importMeta: false, url: false, worker: false } },
  },
  externalsType: "import",
  externals: { "@duckdb/node-api": "@duckdb/node-api" }, // optional, native
  optimization: { minimize: false, splitChunks: false }, // readable in a stack trace
  performance: { hints: false },
  cache: { type: "filesystem", name: "cli", buildDependencies: { config: [import.meta.filename] } },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true }),
    {
      /** @param {import("webpack").Compiler} compiler */
      apply(compiler) {
        compiler.hooks.afterEmit.tap("executable", () => chmodSync(join(output, "kefu.mjs"), 0o755));
      },
    },
  ],
  stats: "errors-warnings",
};
