// @ts-check
/**
 * The command line: `build/cli/kefu.mjs`, and beside it what each command loads. Node runs the folder without node_modules,
 * wherever it is.
 */
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
  output: {
    path: output,
    filename: "[name].mjs",
    module: true,
    chunkFilename: "parts/[id].mjs",
    chunkFormat: "module",
    clean: true,
  },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [typescript],
    // The file starts itself again as a thread: its own address and the thread are Node's to resolve.
    parser: { javascript: { importMeta: false, url: false, worker: false } },
  },
  externalsType: "import",
  externals: { "@duckdb/node-api": "@duckdb/node-api" }, // optional, native
  optimization: {
    minimize: false, // readable in a stack trace
    chunkIds: "deterministic",
    splitChunks: {
      chunks: "async",
      minSize: 20_000,
      maxInitialRequests: Infinity,
      maxAsyncRequests: Infinity,
    },
  },
  performance: { hints: false },
  cache: { type: "filesystem", name: "cli", buildDependencies: { config: [import.meta.filename] } },
  plugins: [
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
