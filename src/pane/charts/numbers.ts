import { useMemo } from "react";
import { chartsText } from "../../locales/charts";
import type { Locale } from "../../locales/translate";
import { useLanguage, type Language } from "../language";
import { shortDuration } from "../scan/shortDuration";

/** Figures as a reader of the language writes them. */
export interface Numbers {
  readonly count: (value: number) => string;
  /** One decimal at most; two below 10, where a tenth says too little. */
  readonly decimal: (value: number) => string;
  /** A share of 1 in percent. */
  readonly percent: (value: number) => string;
  /** Always with one decimal, in columns: points stand below one another. */
  readonly tenths: (value: number) => string;
  readonly percentTenths: (value: number) => string;
  /** A difference of shares of 1 in percentage points: 50 % is 10 pp more than 40 %, and 25 % more. */
  readonly points: (value: number) => string;
  /** Yuan, to the cent where there are any. */
  readonly money: (value: number) => string;
  readonly seconds: (value: number) => string;
  /** "2026-03-02" as month and day. */
  readonly day: (day: string) => string;
  /** A difference with its sign. */
  readonly signed: (value: number, show: (value: number) => string) => string;
}

const tenth = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

export function numbersOf(locale: Locale, t: Language["t"]): Numbers {
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const known = formats.get(key) ?? new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
    formats.set(key, known);
    // The sign of a difference is a minus, as wide as a plus; and what rounds to nothing has none.
    return known.format(value).replace(/^-/, "−");
  };
  const dayFormat = new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric", timeZone: "UTC" });
  return {
    count: (value) => format(value, {}),
    decimal: (value) => format(value, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 }),
    percent: (value) => format(value, { style: "percent", maximumFractionDigits: 1 }),
    tenths: (value) => format(value, tenth),
    percentTenths: (value) => format(value, { style: "percent", ...tenth }),
    points: (value) => `${format(value * 100, tenth)} pp`,
    money: (value) =>
      (value < 0 ? "−" : "") +
      chartsText(locale, "money", {
        amount: format(Math.abs(value), { minimumFractionDigits: Number.isInteger(value) ? 0 : 2 }),
      }),
    seconds: (value) => (value < 0 ? "−" : "") + shortDuration(t, Math.abs(value)),
    day: (day) => dayFormat.format(new Date(`${day}T00:00:00Z`)),
    signed: (value, show) => (value > 0 ? "+" : "") + show(value),
  };
}

export function useNumbers(): Numbers {
  const { locale, t } = useLanguage();
  return useMemo(() => numbersOf(locale, t), [locale, t]);
}
