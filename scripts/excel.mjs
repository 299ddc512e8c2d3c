// @ts-check
/**
 * npm run excel: builds, serves and sideloads the add-in into desktop Excel (Windows and Mac).
 * `npm run excel -- --stop` takes it out again.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildStale, builtFor } from "./build.mjs";
import { rebase } from "./manifest.mjs";
import { serve } from "./server.mjs";

const root = join(import.meta.dirname, "..");
const manifest = join(root, "build", "manifest.xml");

/** Called through npx: its native parts do not install everywhere, so it is no dependency. */
const sideloader = "office-addin-debugging@7.0.0";

const onTheWeb = `
桌面版 Excel 只有 Windows 和 Mac。在 Linux 上请用网页版 Excel：
  1. npm run build -- --base-url https://您的主机/kefu/   （任何 HTTPS 主机，见 docs/deployment.md）
  2. 把 dist/ 上传到该地址
  3. 打开 https://excel.cloud.microsoft → 加载项 → 更多加载项 → 我的加载项 → 上传我的加载项 → 选 dist/manifest.xml
没有主机、只想试用：npm start 会打开本地工作簿。

Desktop Excel exists on Windows and Mac only. On Linux use Excel on the web:
  1. npm run build -- --base-url https://your.host/kefu/   (any https host, see docs/deployment.md)
  2. upload dist/ to that address
  3. open https://excel.cloud.microsoft → Add-ins → More Add-ins → My Add-ins → Upload My Add-in → dist/manifest.xml
No host, only trying it out: npm start opens the local workbook.`;

/** @param {string[]} args */
function runSideloader(args) {
  return new Promise((resolve, reject) => {
    const child = spawn("npx", ["--yes", sideloader, ...args], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32", // npx is a .cmd there
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`${sideloader} ended with ${code}`)),
    );
  });
}

async function main() {
  const { values } = parseArgs({ options: { stop: { type: "boolean", default: false } } });
  if (process.platform !== "win32" && process.platform !== "darwin") {
    console.log(onTheWeb);
    process.exitCode = 1;
    return;
  }
  if (values.stop) return runSideloader(["stop", "build/manifest.xml"]);

  await buildStale(["addin"]);
  // Excel's web view trusts what the system trusts: this installs a certificate for localhost, asking first.
  const { getHttpsServerOptions } = await import("office-addin-dev-certs");
  const { key, cert } = await getHttpsServerOptions();
  const server = await serve({
    port: 3000,
    certificate: { key: String(key), cert: String(cert) },
    builtFor: builtFor(),
    forExcel: true,
  });

  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(
    manifest,
    rebase(readFileSync(join(root, "dist", "manifest.xml"), "utf8"), builtFor(), server.url),
  );
  await runSideloader(["start", "build/manifest.xml", "desktop", "--app", "excel", "--no-debug"]);
  console.log(`
Excel 已打开，加载项在“开始”选项卡。服务地址 ${server.url}，按 Ctrl+C 结束；npm run excel -- --stop 移除加载项。
Excel is open with the add-in on the Home tab. Serving ${server.url} until Ctrl+C; npm run excel -- --stop takes it out.`);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
