import type { GridLocale } from "../univer/engine";

export type Scheme = "light" | "dark" | "contrast";

/** What the page's address says: ?lang=en-US&theme=dark&book=empty */
export interface PageSettings {
  readonly locale: GridLocale;
  readonly scheme: Scheme;
  readonly book: "sample" | "empty";
}

/**
 * @param query the address's query
 * @param browserLanguage what to go by when the address names no language
 * @param prefersDark what to go by when the address names no theme
 */
export function readSettings(query: string, browserLanguage: string, prefersDark: boolean): PageSettings {
  const parameters = new URLSearchParams(query);
  const language = parameters.get("lang") ?? browserLanguage;
  const theme = parameters.get("theme");
  return {
    locale: /^en\b/i.test(language) ? "en-US" : "zh-CN",
    scheme:
      theme === "light" || theme === "dark" || theme === "contrast" ? theme : prefersDark ? "dark" : "light",
    book: parameters.get("book") === "empty" ? "empty" : "sample",
  };
}

/** The address's query for settings. */
export function writeSettings({ locale, scheme, book }: PageSettings): string {
  return `?${new URLSearchParams({ lang: locale, theme: scheme, ...(book === "empty" ? { book } : {}) })}`;
}
