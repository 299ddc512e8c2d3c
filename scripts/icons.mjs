// @ts-check
/**
 * Renders assets/*.svg to the PNG sizes that Excel asks for: node scripts/icons.mjs
 * The 16-pixel icons have drawings of their own (*-small.svg): a scaled one would be mud.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser, needsNoSandbox } from "./browser.mjs";

const assets = join(import.meta.dirname, "../assets");
const command = [16, 32, 80];
const sizes = { icon: [16, 32, 64, 80, 128], import: command, scan: command, clear: command };

const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: needsNoSandbox() ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const [name, pixels] of Object.entries(sizes)) {
  for (const size of pixels) {
    const svg = readFileSync(join(assets, size === 16 ? `${name}-small.svg` : `${name}.svg`), "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true, type: "png" });
    writeFileSync(join(assets, `${name}-${size}.png`), png);
  }
}
await browser.close();
