import { localeOf, type Locale } from "../locales/translate";

export type ThemeKind = "light" | "dark" | "highContrast";

export interface OfficeEnvironment {
  /** The page is open in Excel (and `Office.onReady` has resolved). */
  readonly hosted: boolean;
  readonly locale: Locale;
  readonly theme: ThemeKind;
}

/**
 * Where the page runs. Safe to call anywhere: outside Office, before `Office.onReady` and in Node it answers with what the
 * browser says.
 */
export function officeEnvironment(): OfficeEnvironment {
  const context = officeContext();
  return {
    hosted: isHosted(),
    locale: localeOf(context?.displayLanguage ?? globalThis.navigator?.language),
    theme: themeOf(context),
  };
}

/** Calls the listener when the theme has changed. Returns the way to stop. */
export function onThemeChange(listener: (theme: ThemeKind) => void): () => void {
  if (typeof window === "undefined") return () => undefined;
  let current = officeEnvironment().theme;
  const check = () => {
    const { theme } = officeEnvironment();
    if (theme === current) return;
    current = theme;
    listener(theme);
  };
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map(mediaQuery);
  for (const query of queries) query?.addEventListener("change", check);
  // Excel raises no event when its theme changes; a person comes back to the pane afterwards.
  window.addEventListener("focus", check);
  window.addEventListener("hashchange", check);
  document.addEventListener("visibilitychange", check);
  return () => {
    for (const query of queries) query?.removeEventListener("change", check);
    window.removeEventListener("focus", check);
    window.removeEventListener("hashchange", check);
    document.removeEventListener("visibilitychange", check);
  };
}

/** True when Excel supports the requirement set; false outside Excel. */
export function supports(set: string, version: string): boolean {
  try {
    return Office.context.requirements.isSetSupported(set, version);
  } catch {
    // Outside Excel `requirements` itself throws.
    return false;
  }
}

function isHosted(): boolean {
  return typeof Excel !== "undefined" && officeContext()?.host === Office.HostType.Excel;
}

function officeContext(): Office.Context | null {
  try {
    return typeof Office === "undefined" ? null : (Office.context ?? null);
  } catch {
    return null;
  }
}

function themeOf(context: Office.Context | null): ThemeKind {
  if (mediaQuery("(forced-colors: active)")?.matches || isContrastAskedFor()) return "highContrast";
  // On the web officeTheme may be missing although the types promise it.
  const background = (context as { officeTheme?: { bodyBackgroundColor?: string } } | null)?.officeTheme
    ?.bodyBackgroundColor;
  if (background) return isDark(background) ? "dark" : "light";
  return mediaQuery("(prefers-color-scheme: dark)")?.matches ? "dark" : "light";
}

/**
 * A page that holds the pane in a frame hands it light or dark by CSS, but no more contrast: it says so in the address,
 * `#contrast=more`, which can change while the pane is open.
 */
function isContrastAskedFor(): boolean {
  return globalThis.location !== undefined && globalThis.location.hash.slice(1) === contrastFragment;
}

/** See `isContrastAskedFor`. */
const contrastFragment = "contrast=more";

/** Dark by relative luminance (Rec. 709 weights) of a #RRGGBB colour. */
export function isDark(color: string): boolean {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
  if (!match) return false;
  const [red, green, blue] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

function mediaQuery(query: string): MediaQueryList | null {
  return typeof window !== "undefined" && typeof window.matchMedia === "function"
    ? window.matchMedia(query)
    : null;
}
