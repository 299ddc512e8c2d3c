/**
 * The local workbook in a real browser, under guard: whatever reaches for another host, complains on the console or
 * calls a part of Excel that the workbook does not model is written down, and `complaints()` must stay empty.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { findBrowser, needsNoSandbox, quietSwitches } from "../../scripts/browser.mjs";
import { builtFor, isStale } from "../../scripts/build.mjs";
import { localhostCertificate } from "../../scripts/certificate.mjs";
import { serve } from "../../scripts/server.mjs";
import type {} from "../../src/workbench/page/workbench"; // declares window.workbench

export type Language = "zh-CN" | "en-US";

export interface OpenOptions {
  readonly lang?: Language;
  /** What the browser says; null: what it says of itself, and what a page says to its frames. */
  readonly colorScheme?: "light" | "dark" | null;
  /** The system paints everything in a few colours of its own (high contrast). */
  readonly forcedColors?: boolean;
  readonly width?: number;
  /** The sample, or a workbook with one empty sheet. */
  readonly book?: "sample" | "empty";
  /** Milliseconds by which the add-in's own code arrives later than everything else, as from a slow server. */
  readonly codeDelay?: number;
}

export interface Stage {
  readonly url: string;
  /** Opens the workbook in a window of its own and waits until the add-in has answered. */
  open(options?: OpenOptions): Promise<Workbook>;
  close(): Promise<void>;
}

export interface Workbook {
  readonly page: Page;
  /** The add-in's page inside the task pane. */
  readonly pane: Frame;
  /** What went wrong since the window opened, in sentences. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

/** Serves what was built and starts a browser. */
export async function setStage(): Promise<Stage> {
  for (const part of ["addin", "workbench"] as const) {
    if (isStale(part))
      throw new Error(`The ${part} is not built, or older than its source: npm run build -- --all`);
  }
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chrome, Chromium or Edge found: npm test installs one.");

  const folder = mkdtempSync(join(tmpdir(), "kefu-e2e-"));
  const certificate = await localhostCertificate(join(folder, "certificate"));
  const server = await serve({ port: 0, certificate, builtFor: builtFor() });
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...quietSwitches,
      ...(needsNoSandbox() ? ["--no-sandbox"] : []),
      "--disable-gpu",
      // As `npm start` does: the one key is trusted, certificate errors of anybody else are not forgiven.
      `--ignore-certificate-errors-spki-list=${certificate.publicKeyHash}`,
      // Belt and braces: no name but localhost resolves, so that nothing could get out even if it tried.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
    ],
  });
  return {
    url: server.url,
    open: (options) => openWorkbook(browser, server.url, options),
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWorkbook(
  browser: Browser,
  url: string,
  {
    lang = "zh-CN",
    colorScheme = "light",
    forcedColors = false,
    width = 1440,
    book = "sample",
    codeDelay = 0,
  }: OpenOptions = {},
): Promise<Workbook> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang,
    colorScheme,
    forcedColors: forcedColors ? "active" : "none",
    reducedMotion: "reduce",
  });
  // A busy machine is slow to answer: waiting longer fails no later than it must.
  context.setDefaultTimeout(90_000);
  const complaints: string[] = [];
  listen(context, url, complaints);

  if (codeDelay > 0) {
    await context.route("**/taskpane.js", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, codeDelay));
      await route.continue();
    });
  }
  const page = await context.newPage();
  await page.goto(`${url}workbench/?lang=${lang}&book=${book}`);
  // Until the workbook is open, the name stands for the element with this id.
  await page.waitForFunction(() => window.workbench?.ready !== undefined);
  await page.evaluate(() => window.workbench!.ready);
  const pane = page.frames().find((frame) => frame.url().includes("/taskpane.html"));
  if (!pane) throw new Error("The workbook opened without the add-in's page.");

  return {
    page,
    pane,
    async complaints() {
      const unmodelled = await page.evaluate(() => window.workbench!.unmodelled());
      return [...complaints, ...unmodelled.map((member) => `not modelled: ${member}`)];
    },
    close: () => context.close(),
  };
}

/** Writes down what a careful person would see in the developer tools. */
function listen(context: BrowserContext, url: string, complaints: string[]) {
  context.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address)) complaints.push(`request to ${address}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => {
    complaints.push(`uncaught: ${error.error().message}`);
  });
}

/** Turns an open workbook light or dark, as its browser does in the evening, and waits until the pane has followed. */
export async function turn({ page, pane }: Workbook, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await pane.waitForFunction((isLight) => {
    const { backgroundColor } = getComputedStyle(document.querySelector(".fui-FluentProvider")!);
    return Number(/\d+/.exec(backgroundColor)?.[0]) > 127 === isLight;
  }, colorScheme === "light");
}

/** Shows a view of the pane by its tab, or by the menu in which tabs wait that do not fit. */
export async function openView(pane: Frame, view: string): Promise<void> {
  const tab = pane.locator(`#tab-${view}`);
  if (await tab.isVisible()) return tab.click();
  // A tab holds its name twice: once more for the room that it takes when chosen.
  const name = (await tab.locator("span").first().textContent())!;
  await pane.getByRole("button", { name: /^(更多|\d+ more)/ }).click();
  await pane.getByRole("menuitem", { name, exact: true }).click();
}

/**
 * The accessibility rules of WCAG 2.1 A and AA, and axe's own good practice, that a page or frame violates, one line each.
 *
 * @param exclude CSS selector of a part that is not ours to mend
 */
export async function accessibilityViolations(where: Page | Frame, exclude?: string): Promise<string[]> {
  await where.evaluate(axe.source);
  const violations = await where.evaluate(async (excluded) => {
    const inPage = (window as unknown as { axe: typeof axe }).axe;
    // Fluent's focus manager hides its own focusable marks from screen readers; its authors ask to leave them out.
    const context = {
      include: ["body"],
      exclude: ["[data-tabster-dummy]", ...(excluded === null ? [] : [excluded])],
    };
    const { violations } = await inPage.run(context, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
      rules: { region: { enabled: false } }, // a tooltip stands outside of every landmark
    });
    return violations;
  }, exclude ?? null);
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(" · ")})`,
  );
}
