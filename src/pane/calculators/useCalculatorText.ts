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
      text: (key: CalculatorsKey, values?: MessageValues) => calculatorsText(locale, key, values),
      money: (value: number) =>
        value.toLocaleString(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 }),
      percent: (value: number) =>
        value.toLocaleString(locale, { style: "percent", maximumFractionDigits: 1 }),
    }),
    [locale],
  );
}
