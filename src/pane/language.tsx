import { createContext, useContext, useMemo, type ReactNode } from "react";
import { paneText, type PaneKey } from "../locales/pane";
import type { Locale, MessageValues } from "../locales/translate";

export interface Language {
  readonly locale: Locale;
  /** A text of the pane in the reader's language. */
  readonly t: (key: PaneKey, values?: MessageValues) => string;
}

const LanguageContext = createContext<Language>({
  locale: "en-US",
  t: (key, values) => paneText("en-US", key, values),
});

export function LanguageProvider(props: { readonly locale: Locale; readonly children: ReactNode }) {
  const { locale, children } = props;
  const language = useMemo<Language>(
    () => ({ locale, t: (key, values) => paneText(locale, key, values) }),
    [locale],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** A term of a ruleset as the first word of a label: "limit of the first reply" begins with a capital. */
export function asLabel(term: string): string {
  return term.slice(0, 1).toLocaleUpperCase("en-US") + term.slice(1);
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
