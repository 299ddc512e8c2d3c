// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isDark, officeEnvironment, onThemeChange, supports } from "../../src/excel/environment";

let media: Record<string, boolean>;

beforeEach(() => {
  media = {};
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return media[query] ?? false;
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(() => vi.unstubAllGlobals());

function office(context: object): void {
  vi.stubGlobal("Office", { context, HostType: { Excel: "Excel" } });
}

describe("the environment", () => {
  it("is the browser's outside Office", () => {
    vi.stubGlobal("navigator", { language: "zh-HK" });
    expect(officeEnvironment()).toEqual({ hosted: false, locale: "zh-CN", theme: "light" });
    expect(supports("ExcelApi", "1.1")).toBe(false);
  });

  it("is not Excel's when Office was opened without a host", () => {
    vi.stubGlobal("Excel", {});
    office({ host: null });
    expect(officeEnvironment().hosted).toBe(false);
  });

  it("takes language and theme from Excel", () => {
    vi.stubGlobal("Excel", {});
    office({ host: "Excel", displayLanguage: "zh-CN", officeTheme: { bodyBackgroundColor: "#292929" } });
    expect(officeEnvironment()).toEqual({ hosted: true, locale: "zh-CN", theme: "dark" });
  });

  it("asks the browser for the theme where Excel does not tell it", () => {
    office({ host: "Excel", displayLanguage: "de-DE" });
    media["(prefers-color-scheme: dark)"] = true;
    expect(officeEnvironment()).toMatchObject({ locale: "en-US", theme: "dark" });
  });

  it("lets forced colours win over every theme", () => {
    office({ host: "Excel", officeTheme: { bodyBackgroundColor: "#FFFFFF" } });
    media["(forced-colors: active)"] = true;
    expect(officeEnvironment().theme).toBe("highContrast");
  });

  it("follows a page around it that asks for high contrast by the address, and says when it does no more", () => {
    const heard: string[] = [];
    location.hash = "contrast=more";
    expect(officeEnvironment().theme).toBe("highContrast");
    const stop = onThemeChange((theme) => heard.push(theme));
    location.hash = "";
    window.dispatchEvent(new Event("hashchange"));
    stop();
    expect(heard).toEqual(["light"]);
  });

  it("survives an Office whose context cannot be read yet", () => {
    vi.stubGlobal("Office", {
      get context() {
        throw new Error("not ready");
      },
    });
    expect(officeEnvironment().hosted).toBe(false);
  });

  it("tells a new theme once when a person comes back, and not after stopping", () => {
    const heard: string[] = [];
    const stop = onThemeChange((theme) => heard.push(theme));
    window.dispatchEvent(new Event("focus"));
    media["(prefers-color-scheme: dark)"] = true;
    window.dispatchEvent(new Event("focus"));
    window.dispatchEvent(new Event("focus"));
    stop();
    media["(prefers-color-scheme: dark)"] = false;
    window.dispatchEvent(new Event("focus"));
    expect(heard).toEqual(["dark"]);
  });

  it.each([
    ["#000000", true],
    ["1F1F1F", true],
    ["#ffffff", false],
    ["#FFFF00", false],
    ["white", false],
  ])("takes %s for dark: %s", (color, dark) => expect(isDark(color)).toBe(dark));
});
