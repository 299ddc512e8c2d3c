// @ts-check
/**
 * The add-in: one page with pane, commands and functions (a shared runtime), its worker, and the files that Excel reads.
 * The output runs from any https host and folder; only manifest.xml, functions*.json and the help pages carry an address.
 */
import { join } from "node:path";
import { EsbuildPlugin } from "esbuild-loader";
import HtmlWebpackPlugin from "html-webpack-plugin";
import { addinFiles } from "./scripts/addin-files.mjs";
import { developmentUrl } from "./scripts/manifest.mjs";

const root = import.meta.dirname;

/** Emits the files that are generated or copied, as assets of the same build. */
class AddinFiles {
  /** @param {string} baseUrl */
  constructor(baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("AddinFiles", (compilation) => {
      compilation.hooks.processAssets.tapPromise(
        { name: "AddinFiles", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        async () => {
          for (const [name, content] of Object.entries(await addinFiles(this.baseUrl))) {
            compilation.emitAsset(name, new sources.RawSource(content));
          }
        },
      );
    });
  }
}

/**
 * @param {{baseUrl?: string}} [env]
 * @param {{mode?: string}} [argv]
 * @returns {import("webpack").Configuration}
 */
export default function configuration(env = {}, argv = {}) {
  const production = argv.mode !== "development";
  return {
    mode: production ? "production" : "development",
    devtool: production ? false : "source-map", // never eval: the page's policy forbids it
    target: ["web", "es2022"],
    entry: {
      // The pane first: it is the one that can tell a person when the page was opened outside Excel.
      taskpane: ["./src/pane/index.tsx", "./src/commands/index.ts", "./src/functions/index.ts"],
    },
    output: {
      path: join(root, "dist"),
      filename: "[name].js",
      chunkFilename: "[name].[contenthash:8].js",
      publicPath: "auto",
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [typescript] },
    optimization: {
      splitChunks: { chunks: "async" },
      minimizer: [new EsbuildPlugin({ target: "es2022", legalComments: "external" })],
    },
    performance: { hints: false }, // React and Fluent UI load from disk or cache, once a session
    cache: { type: "filesystem", buildDependencies: { config: [import.meta.filename] } },
    plugins: [
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        template: "./src/pane/taskpane.html",
        // Never deferred: office.js takes a page for ready as soon as it is parsed, deferred code or not, and asks for
        // functions and commands that are not there yet; the cells then keep an error.
        scriptLoading: "blocking",
        inject: "body",
        minify: false,
      }),
      new AddinFiles(env.baseUrl ?? developmentUrl),
    ],
    stats: "errors-warnings",
  };
}

/** Types are checked by `npm run types`; here they are only taken off. */
export const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "esbuild-loader",
  options: { target: "es2022" },
};
