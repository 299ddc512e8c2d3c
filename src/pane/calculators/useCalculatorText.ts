import { useMemo } from "react";
import { calculatorsText, type CalculatorsKey } from "../../locales/calculators";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts and numbers of the calculators in the reader's language. */
export function useCalculatorText() {
  const { locale } = useLanguage();
  return useMemo(
    () => ({
      locale,
      /** The difference of two shares of 1, a number of percentage points without its unit. */
      points: (value: number) =>
        withMinus((value * 100).toLocaleString(locale, { maximumFractionDigits: 1 })),
      text: (key: CalculatorsKey, values?: MessageValues) => calculatorsText(locale, key, values),
      money: (value: number) =>
        withMinus(value.toLocaleString(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 })),
      percent: (value: number) =>
        value.toLocaleString(locale, { style: "percent", maximumFractionDigits: 1 }),
    }),
    [locale],
  );
}

/** A number with a minus, which is as wide as a figure, in place of the hyphen. */
const withMinus = (number: string) => number.replace(/^-/, "−");
