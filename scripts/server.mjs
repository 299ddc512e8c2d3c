// @ts-check
/** Serves the local workbook and the add-in over https://localhost; development only. */
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:https";
import { extname, join, normalize, sep } from "node:path";
import { developmentUrl, rebase } from "./manifest.mjs";

const root = join(import.meta.dirname, "..");

/** Where each part of the address space lies on disk. */
export const defaultFolders = {
  addin: join(root, "dist"),
  workbench: join(root, "build", "workbench"),
  officeJs: join(root, "node_modules", "@microsoft", "office-js", "dist"),
};

const mediaTypes = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".xml": "text/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
});

/** Files that carry the add-in's own address and are therefore rewritten to the port in use. */
const addressed = new Set([".xml", ".json", ".html"]);

const microsoftScript = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** Where Excel on the web shows a pane from. */
const officeHosts = [
  "https://*.office.com",
  "https://*.officeapps.live.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
];

/**
 * For the local workbook everything, the add-in's frame included, comes from this server. Excel itself wants
 * Microsoft's own script and puts its frame around the pane. The page's <meta> policy narrows either further.
 * @param {boolean} forExcel
 */
function securityHeaders(forExcel) {
  return {
    "content-security-policy": [
      "default-src 'self'",
      forExcel ? "script-src 'self' https://appsforoffice.microsoft.com" : "script-src 'self'",
      "style-src 'self' 'unsafe-inline'", // Fluent UI and the grid write <style> elements
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self' blob:",
      "frame-src 'self'",
      ["frame-ancestors 'self'", ...(forExcel ? officeHosts : [])].join(" "),
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
}

/**
 * The file that an address stands for.
 * @param {string} address path and query as the browser sent them
 * @param {typeof defaultFolders} folders
 * @returns {{file: string, part: "addin" | "workbench" | "officeJs"} | {redirect: string} | undefined}
 *   undefined where there is nothing, or where the address would climb out of its folder
 */
export function locate(address, folders = defaultFolders) {
  const question = address.indexOf("?");
  const query = question < 0 ? "" : address.slice(question);
  let path;
  try {
    path = decodeURIComponent(question < 0 ? address : address.slice(0, question));
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.includes("\\")) return undefined;
  if (path === "/" || path === "/workbench") return { redirect: `/workbench/${query}` };

  /** @type {["addin" | "workbench" | "officeJs", string]} */
  let [part, rest] = ["addin", path.slice(1)];
  if (path.startsWith("/workbench/")) [part, rest] = ["workbench", path.slice("/workbench/".length)];
  // Microsoft's library asks for mixed-case names that its CDN serves and a case-sensitive disk does not.
  if (path.startsWith("/office-js/")) {
    [part, rest] = ["officeJs", path.slice("/office-js/".length).toLowerCase()];
  }
  if (rest === "" || rest.endsWith("/")) rest += "index.html";

  const file = normalize(join(folders[part], rest));
  return file.startsWith(folders[part] + sep) ? { file, part } : undefined;
}

/**
 * Starts the server on the first free port from `port` on.
 * @param {{
 *   port?: number,
 *   certificate: {key: string, cert: string},
 *   folders?: typeof defaultFolders,
 *   builtFor?: string,
 *   anyPort?: boolean,
 *   forExcel?: boolean,
 * }} options builtFor: the base URL that the add-in in dist/ was built with; anyPort: on a busy port try the next ones;
 *   forExcel: real Excel is the client, so the page keeps Microsoft's address for office.js
 * @returns {Promise<{url: string, port: number, close(): Promise<void>}>}
 */
export async function serve(options) {
  const {
    certificate,
    folders = defaultFolders,
    builtFor = developmentUrl,
    anyPort = true,
    forExcel = false,
  } = options;
  let origin = "";
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    answer(request, response, { folders, builtFor, origin, forExcel });
  });
  const port = await listen(server, options.port ?? 3000, anyPort);
  origin = `https://localhost:${port}/`;
  return {
    url: origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:https").Server} server
 * @param {number} first
 * @param {boolean} anyPort
 */
async function listen(server, first, anyPort) {
  for (let port = first; ; port++) {
    const error = await new Promise((resolve) => {
      server.once("error", resolve);
      // The name, not a number: browsers resolve localhost to ::1 or 127.0.0.1, whichever comes first here too.
      server.listen(port, "localhost", () => {
        server.off("error", resolve);
        resolve(undefined);
      });
    });
    const address = server.address();
    if (!error && address && typeof address === "object") return address.port;
    const busy = error && (error.code === "EADDRINUSE" || error.code === "EACCES");
    if (!busy || !anyPort || port >= first + 50) throw error;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{folders: typeof defaultFolders, builtFor: string, origin: string, forExcel: boolean}} context
 */
function answer(request, response, { folders, builtFor, origin, forExcel }) {
  /** @type {Record<string, string>} */
  const headers = securityHeaders(forExcel);
  const end = (/** @type {number} */ status, /** @type {string} */ text) => {
    response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : text);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, "Only GET and HEAD.\n");
  // A page elsewhere that points its own name at this machine must not read from here (DNS rebinding).
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? "")) {
    return end(421, "This server answers for localhost only.\n");
  }

  const place = locate(request.url ?? "/", folders);
  if (place && "redirect" in place) {
    response.writeHead(302, { ...headers, location: place.redirect });
    return void response.end();
  }
  const size = place && sizeOf(place.file);
  if (!place || size === undefined) return end(404, "Not found.\n");

  const extension = extname(place.file).toLowerCase();
  // Excel shows a default picture in the place of an icon that comes with any caching directive.
  if (extension === ".png") delete headers["cache-control"];
  headers["content-type"] = mediaTypes[extension] ?? "application/octet-stream";
  if (place.part === "addin" && addressed.has(extension)) {
    let text = rebase(readFileSync(place.file, "utf8"), builtFor, origin);
    if (extension === ".html" && !forExcel) text = text.replaceAll(microsoftScript, "/office-js/");
    response.writeHead(200, headers);
    return void response.end(request.method === "HEAD" ? undefined : text);
  }
  response.writeHead(200, { ...headers, "content-length": String(size) });
  if (request.method === "HEAD") return void response.end();
  createReadStream(place.file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** @param {string} file */
function sizeOf(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
