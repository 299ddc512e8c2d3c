// @ts-check
/** Finds a browser of the Chromium family, and what a test run needs beside it. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Launcher } from "chrome-launcher";

/** Where installers put Edge and Chromium; Chrome itself is found by chrome-launcher. */
function wellKnownPlaces() {
  if (process.platform === "win32") {
    const roots = [process.env.LOCALAPPDATA, process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"]];
    const tails = ["Google/Chrome", "Microsoft/Edge", "Chromium"];
    return roots.flatMap((root) =>
      root
        ? tails.map((tail) =>
            join(root, tail, "Application", tail.endsWith("Edge") ? "msedge.exe" : "chrome.exe"),
          )
        : [],
    );
  }
  if (process.platform === "darwin") {
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return [
    ...["/usr/bin", "/usr/local/bin", "/snap/bin"].flatMap((folder) =>
      [
        "google-chrome-stable",
        "google-chrome",
        "chromium",
        "chromium-browser",
        "microsoft-edge-stable",
        "microsoft-edge",
      ].map((name) => join(folder, name)),
    ),
  ];
}

/**
 * The path of an installed Chrome, Chromium or Edge, or undefined.
 * KEFU_BROWSER, then CHROME_PATH, name one explicitly; a path that does not exist is an error, not a fallback.
 */
export function findBrowser(environment = process.env) {
  for (const name of ["KEFU_BROWSER", "CHROME_PATH"]) {
    const path = environment[name];
    if (!path) continue;
    if (!existsSync(path)) throw new Error(`${name} names ${path}, where there is no file.`);
    return path;
  }
  return wellKnownPlaces().find((path) => existsSync(path)) ?? firstInstallation() ?? downloaded();
}

function firstInstallation() {
  try {
    return Launcher.getFirstInstallation() || undefined;
  } catch {
    return undefined; // chrome-launcher throws where it knows no installation
  }
}

function downloaded() {
  // Asked in a process of its own, because Playwright remembers an answer from before a download.
  const script = 'import("playwright-core").then(({chromium}) => console.log(chromium.executablePath()))';
  const { stdout } = spawnSync(process.execPath, ["-e", script], {
    encoding: "utf8",
    cwd: import.meta.dirname,
  });
  const path = stdout?.trim();
  return path && existsSync(path) ? path : undefined;
}

/** Chromium's own sandbox cannot start for root, as in most containers. */
export function needsNoSandbox() {
  return process.platform === "linux" && process.getuid?.() === 0;
}

/** Switches that keep a browser from calling home; shared by `npm start` and the browser tests. */
export const quietSwitches = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--disable-domain-reliability",
  `--disable-features=${[
    ...["Translate", "MediaRouter", "OptimizationHints", "AutofillServerCommunication"],
    // The pages of the address bar's list, which every new window would load: a tenth of its work.
    ...["WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup", "OmniboxAimPopup"],
    ...["AimEnabled", "AiModeOmniboxEntryPoint"],
  ].join(",")}`,
];

/**
 * An installed browser, or one that this call installs: Playwright's own Chromium, else Debian's package.
 * @param {(line: string) => void} say told what is being installed
 */
export function ensureBrowser(say = console.log) {
  const installed = findBrowser();
  if (installed) return installed;

  say("No Chrome, Chromium or Edge found. Downloading Playwright's Chromium …");
  const cli = join(import.meta.dirname, "../node_modules/playwright-core/cli.js");
  const download = spawnSync(process.execPath, [cli, "install", "chromium"], {
    stdio: "inherit",
    timeout: 240_000,
  });
  if (download.status === 0) {
    if (canUseApt()) spawnSync(process.execPath, [cli, "install-deps", "chromium"], { stdio: "inherit" });
    const path = downloaded();
    if (path) return path;
  }
  if (canUseApt()) {
    say("The download did not succeed. Installing the Debian package chromium …");
    if (installPackages(["chromium"])) {
      const path = findBrowser();
      if (path) return path;
    }
  }
  throw new Error(
    "The browser tests need Chrome, Chromium or Edge, and none could be installed.\n" +
      "Install one, or name it: KEFU_BROWSER=/path/to/chrome npm test",
  );
}

/**
 * Makes sure that Chinese text has glyphs; without them screenshots and text widths mean nothing.
 * @param {(line: string) => void} say
 */
export function ensureChineseFonts(say = console.log) {
  if (process.platform !== "linux" || hasChineseFonts()) return;
  if (!canUseApt()) {
    say("Note: no Chinese font is installed (Debian and Ubuntu: apt-get install fonts-noto-cjk).");
    return;
  }
  say("No Chinese font found. Installing the Debian package fonts-noto-cjk …");
  if (!installPackages(["fonts-noto-cjk"])) say("Note: the font could not be installed; the tests go on.");
}

function hasChineseFonts() {
  const { status, stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return status === 0 && stdout.trim() !== "";
}

function canUseApt() {
  return (
    process.platform === "linux" &&
    process.getuid?.() === 0 &&
    spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0
  );
}

/** @param {string[]} packages */
function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      stdio: "inherit",
      env,
    });
    return true;
  } catch {
    return false;
  }
}
