/**
 * npx tsx bench/pane/run.ts [findings]: how the pane bears a long list, in a real browser, beside what the browser itself
 * needs for the same.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { findBrowser, needsNoSandbox, quietSwitches } from "../../scripts/browser.mjs";
import type { Filtered, FilterName, PaneBench, Scrolled } from "./page";

const findings = Number(process.argv[2] ?? 100_000);
const rounds = 7;
const frames = 180;
/** A filter that takes longer is felt. */
const mostMilliseconds = 100;

const executablePath = findBrowser();
if (!executablePath) throw new Error("No Chrome, Chromium or Edge found: npm test installs one.");
const outDir = mkdtempSync(join(tmpdir(), "kefu-bench-"));
const settings = {
  root: import.meta.dirname,
  configFile: false,
  logLevel: "error",
  build: { outDir },
} as const;
await build({ ...settings, define: { "process.env.NODE_ENV": '"production"' } });
const server = await preview({ ...settings, preview: { port: 0, host: "127.0.0.1" } });
const browser = await chromium.launch({
  executablePath,
  args: [...quietSwitches, ...(needsNoSandbox() ? ["--no-sandbox"] : []), "--disable-gpu"],
});

type Window = typeof globalThis & { bench: PaneBench };
const median = (values: readonly number[]) => quantile(values, 0.5);
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
const ms = (value: number) => `${value.toFixed(1)} ms`;

try {
  const address = server.resolvedUrls!.local[0];
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 350, height: 800 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${address}?findings=${findings}`);
  await page.getByRole("button", { name: /检查/ }).first().waitFor();
  await page.evaluate(() => (window as unknown as Window).bench.check());
  await page.locator("#result-view ul li").first().waitFor({ timeout: 60_000 });

  // Nobody is at the search box sooner.
  await page.waitForTimeout(2_000);

  const filter = (name: FilterName) =>
    page.evaluate((name) => (window as unknown as Window).bench.filter(name), name);
  const plainFilter = (name: FilterName) =>
    page.evaluate((name) => (window as unknown as Window).bench.plainFilter(name), name);
  let failed = false;
  console.log(`${findings.toLocaleString("en")} findings; medians of ${rounds} rounds, the first apart`);
  for (const name of ["search", "severity", "rule", "agent"] as const) {
    const times: Filtered[] = [];
    const cleared: Filtered[] = [];
    const plain: Filtered[] = [];
    for (let round = 0; round <= rounds; round++) {
      times.push(await filter(name));
      plain.push(await plainFilter(name));
      cleared.push(await filter("all"));
    }
    if (times.some(({ shown }, i) => shown !== plain[i].shown))
      throw new Error(`${name}: ${times[0].shown} shown, ${plain[0].shown} expected`);
    const [first, ...later] = times.map(({ milliseconds }) => milliseconds);
    const peer = median(plain.map(({ milliseconds }) => milliseconds));
    const clear = median(cleared.map(({ milliseconds }) => milliseconds));
    if (Math.max(first, median(later), clear) > mostMilliseconds) failed = true;
    console.log(
      `filter by ${name}: ${ms(median(later))} until drawn (first ${ms(first)}, cleared again ${ms(clear)}); ` +
        `Array.filter alone ${ms(peer)}: ${(median(later) / peer).toFixed(1)} ×`,
    );
  }
  const confirmed: number[] = [];
  for (let round = 0; round < rounds; round++)
    confirmed.push(await page.evaluate(() => (window as unknown as Window).bench.confirm()));
  console.log(`confirm a finding: ${ms(median(confirmed))} until said`);
  const tell = (name: string, { frames, longTasks }: Scrolled) =>
    console.log(
      `${name}: ${ms(median(frames))} a frame, one of twenty over ${ms(quantile(frames, 0.95))}; ` +
        `${longTasks.length} tasks over 50 ms${longTasks.length > 0 ? `, the longest ${ms(Math.max(...longTasks))}` : ""}`,
    );
  const scrolled = await page.evaluate(
    (frames) => (window as unknown as Window).bench.scroll(frames),
    frames,
  );
  const plain = await page.evaluate(
    (frames) => (window as unknown as Window).bench.plainScroll(frames),
    frames,
  );
  tell(`scroll by 1,200 pixels a frame, ${frames} frames`, scrolled);
  tell("the same with an empty element", plain);
  console.log(`ratio of the frames: ${(median(scrolled.frames) / median(plain.frames)).toFixed(2)} ×`);
  if (failed) {
    console.error(`A filter took more than ${mostMilliseconds} ms.`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}
