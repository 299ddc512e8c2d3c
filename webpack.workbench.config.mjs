// @ts-check
/** The local workbook: a page for development, never part of dist/. */
import { join } from "node:path";
import HtmlWebpackPlugin from "html-webpack-plugin";
import { typescript } from "./webpack.config.js";

const root = import.meta.dirname;

/**
 * @param {unknown} _env
 * @param {{ mode?: string }} argv
 * @returns {import("webpack").Configuration}
 */
export default function configuration(_env, argv) {
  const production = argv?.mode !== "development";
  return {
    name: "workbench",
    mode: production ? "production" : "development",
    devtool: production ? false : "source-map",
    target: ["web", "es2022"],
    entry: { workbench: join(root, "src/workbench/page/main.tsx") },
    output: {
      path: join(root, "build/workbench"),
      filename: "[name].[contenthash:8].js",
      clean: true,
    },
    resolve: { extensions: [".tsx", ".ts", ".js", ".json"] },
    module: {
      rules: [typescript, { test: /\.css$/, type: "css" }],
    },
    experiments: { css: true },
    plugins: [
      new HtmlWebpackPlugin({
        template: join(root, "src/workbench/page/index.html"),
        scriptLoading: "defer",
      }),
    ],
    // The page comes from this machine: minifying the grid takes a minute and saves nothing.
    optimization: { splitChunks: { chunks: "all" }, minimize: false },
    performance: { hints: false },
  };
}
