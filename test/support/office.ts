import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { JSDOM, VirtualConsole, requestInterceptor, type DOMWindow } from "jsdom";
import type { Book } from "../../src/workbench/book";
import { Host, type AddinPort, type HostOptions } from "../../src/workbench/host";
import { MemoryBook } from "../../src/workbench/memory";

/**
 * Boots Microsoft's own, unmodified office.js under Node, with a workbook of ours behind it. No network: the library's
 * files come from the npm package, anything else is refused and reported in `requests`.
 */

const cdn = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const dist = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);
const origin = "https://localhost";

export interface BootOptions<B extends Book = MemoryBook> extends Partial<Omit<HostOptions, "book">> {
  readonly book?: B;
  /** A host that had a page before: the new page is as if the old one was loaded again. */
  readonly host?: Host;
  /** Puts Office, Excel, OfficeExtension and CustomFunctions on `globalThis` until `close()`; true when not said. */
  readonly globals?: boolean;
}

export interface BootedOffice<B extends Book = MemoryBook> {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: { associate(name: string, run: (...values: never[]) => unknown): void } & Record<
    string,
    unknown
  >;
  readonly book: B;
  readonly host: Host;
  readonly window: DOMWindow;
  /** What `Office.onReady` said. */
  readonly info: { readonly host: string; readonly platform: string };
  /** Addresses that were asked for and refused: nothing but office.js may be loaded. */
  readonly requests: readonly string[];
  /** What the page's console and its errors said. */
  readonly complaints: readonly string[];
  close(): void;
}

type Globals = Pick<BootedOffice, "Office" | "Excel" | "OfficeExtension" | "CustomFunctions">;

/**
 * @example
 * const office = await bootOffice();
 * await office.Excel.run(async (context) => { … });
 * expect([...office.host.unmodelled]).toEqual([]);
 * office.close();
 */
export async function bootOffice(options: BootOptions = {}): Promise<BootedOffice> {
  return bootOfficeWith({ ...options, book: options.book ?? new MemoryBook() });
}

/** As `bootOffice`, over any book. */
export async function bootOfficeWith<B extends Book>(
  options: BootOptions<B> & { readonly book: B },
): Promise<BootedOffice<B>> {
  const { book, host: earlierHost, globals = true, ...rest } = options;
  const addin = { id: "11111111-2222-3333-4444-555555555555", name: "kefu", url: `${origin}/taskpane.html` };
  const host = earlierHost ?? new Host({ addin, ...rest, book });
  const requests: string[] = [];
  const complaints: string[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error: Error) => complaints.push(error.message));
  virtualConsole.on("error", (message: unknown) => complaints.push(String(message)));

  let port!: WindowPort;
  const dom = new JSDOM(`<!doctype html><html><head><script src="${cdn}office.js"></script></head></html>`, {
    url: `${origin}/taskpane.html`,
    runScripts: "dangerously",
    pretendToBeVisual: true,
    virtualConsole,
    resources: {
      interceptors: [
        requestInterceptor(async (request) => {
          const served = await officeFile(request.url);
          if (!served) requests.push(request.url);
          return served ?? new Response("", { status: 404 });
        }),
      ],
    },
    beforeParse(window) {
      port = new WindowPort(window);
      window.name = host.frameName(origin);
      // office.js finds its host in the window that opened it; jsdom has no frames with another origin.
      Object.defineProperty(window, "opener", { value: port.opener, configurable: true });
      if (!("domain" in window.document)) {
        Object.defineProperty(window.Document.prototype, "domain", { get: () => "localhost" });
      }
    },
  });
  host.connect(port);

  const { window } = dom;
  await until(() => typeof window.Office?.onReady === "function");
  const info = (await window.Office.onReady()) as unknown as BootedOffice["info"];
  const api: Globals = {
    Office: window.Office,
    Excel: window.Excel,
    OfficeExtension: window.OfficeExtension,
    CustomFunctions: window.CustomFunctions,
  };
  const restore = globals ? install(api) : () => {};
  return {
    ...api,
    book,
    host,
    window,
    info,
    requests,
    complaints,
    close() {
      restore();
      host.close();
      window.close();
    },
  };
}

/** The port between the host and a window of jsdom: as asynchronous as postMessage, and as prompt: a timeout waits a millisecond. */
class WindowPort implements AddinPort {
  readonly hostOrigin = origin;
  private readonly listeners = new Set<(message: string) => void>();
  readonly opener = {
    postMessage: (message: string) => {
      setImmediate(() => {
        for (const listener of this.listeners) listener(message);
      });
    },
  };

  constructor(private readonly window: DOMWindow) {}

  send(message: string): void {
    setImmediate(() => {
      const event = new this.window.MessageEvent("message", { origin, data: message });
      this.window.dispatchEvent(event);
    });
  }

  listen(listener: (message: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

async function officeFile(url: string): Promise<Response | null> {
  if (!url.startsWith(cdn)) return null;
  const name = url.slice(cdn.length).replace(/\?.*$/, "").toLowerCase();
  if (!/^[\w/.-]+$/.test(name) || name.includes("..")) return null;
  try {
    const text = await readFile(path.join(dist, name));
    return new Response(text, { headers: { "Content-Type": "text/javascript" } });
  } catch {
    return null;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("office.js did not start");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function install(api: Globals): () => void {
  const before = new Map(
    Object.keys(api).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  Object.assign(globalThis, api);
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
