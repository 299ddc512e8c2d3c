// @ts-check
/**
 * npm start [-- --port 3000] [--no-open] [--lang zh-CN|en-US]
 *
 * Builds what is missing or stale, serves it over https://localhost and opens the local workbook.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser, needsNoSandbox, quietSwitches } from "./browser.mjs";
import { buildStale, builtFor } from "./build.mjs";
import { cacheFolder, localhostCertificate } from "./certificate.mjs";
import { serve } from "./server.mjs";

const languages = ["zh-CN", "en-US"];

/** @param {string[]} args */
function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "3000" },
      open: { type: "boolean", default: true },
      lang: { type: "string" },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port wants a number from 0 to 65535, and got: ${values.port}`);
  }
  if (values.lang !== undefined && !languages.includes(values.lang)) {
    throw new Error(`--lang wants ${languages.join(" or ")}, and got: ${values.lang}`);
  }
  return { port, open: values.open, lang: values.lang };
}

/** Whether there is a screen to open a window on. */
function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Opens a window of its own, whose profile trusts our key and no other.
 * @param {string} browser
 * @param {string} url
 * @param {string} publicKeyHash
 * @returns {Promise<boolean>} false when the browser could not be started
 */
function openWindow(browser, url, publicKeyHash) {
  const profile = join(cacheFolder(), "browser");
  mkdirSync(profile, { recursive: true });
  const child = spawn(
    browser,
    [
      `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${publicKeyHash}`,
      ...quietSwitches,
      ...(needsNoSandbox() ? ["--no-sandbox"] : []),
      "--new-window",
      url,
    ],
    { detached: true, stdio: "ignore" },
  );
  child.unref();
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
  });
}

/**
 * @param {string} url
 * @param {string} authorityPath
 */
function byHand(url, authorityPath) {
  return `
没有可自动打开的浏览器。请在本机的 Chrome、Edge 或 Chromium 里打开上面的地址。
浏览器会提示证书不受信任（证书是本机刚刚生成的）：点“高级”→“继续前往 localhost”。
若在远程机器上运行：先在自己的电脑上执行  ssh -L ${new URL(url).port}:localhost:${new URL(url).port} 那台机器

No browser could be opened here. Open the address above in Chrome, Edge or Chromium on this machine.
The browser will say that it does not know the certificate (it was made on this machine just now):
choose “Advanced”, then “Proceed to localhost”. To be spared the question, let your system trust
${authorityPath}
On a remote machine, first run on your own:  ssh -L ${new URL(url).port}:localhost:${new URL(url).port} that-machine`;
}

async function main() {
  const { port, open, lang } = readOptions(process.argv.slice(2));
  await buildStale(["addin", "workbench"]);
  const certificate = await localhostCertificate();
  const server = await serve({ port, certificate, builtFor: builtFor() });
  const url = `${server.url}workbench/${lang ? `?lang=${lang}` : ""}`;

  if (port !== 0 && server.port !== port) console.log(`port ${port} is busy, using ${server.port}`);
  console.log(`\n  ${url}\n`);

  const browser = open && hasDisplay() ? findBrowser() : undefined;
  const opened = browser !== undefined && (await openWindow(browser, url, certificate.publicKeyHash));
  if (open && !opened) console.log(byHand(url, certificate.authorityPath));
  console.log(`
接下来：在“开始”选项卡点“检查本表”，示例聊天里违规的行就会标出来。也可以粘贴您自己的聊天记录。
按 Ctrl+C 结束。数据不离开本机。

Next: choose “Check this sheet” on the Home tab, and the sample's violations are highlighted. Or paste chats of your own.
Ctrl+C ends. Nothing leaves this machine.`);

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
