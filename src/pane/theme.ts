import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

export type Scheme = "light" | "dark" | "highContrast";

/** A quiet teal; step 80 carries white text at 5.5 : 1, step 100 stands on the dark background at 5 : 1. */
const brand: BrandVariants = {
  10: "#031412",
  20: "#052420",
  30: "#07342e",
  40: "#09413a",
  50: "#0b4f45",
  60: "#0d5c51",
  70: "#0e695d",
  80: "#107668",
  90: "#199080",
  100: "#23a997",
  110: "#30c0ad",
  120: "#49cab9",
  130: "#72d0c3",
  140: "#98d7cf",
  150: "#bfe3de",
  160: "#e0f0ee",
};

/** Office's own face first, then each system's Chinese face: the Latin fonts hold no Han characters. */
const fontFamilyBase =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', " +
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const themes: Readonly<Record<Scheme, Theme>> = {
  light: { ...createLightTheme(brand), fontFamilyBase },
  dark: { ...createDarkTheme(brand), fontFamilyBase },
  highContrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

export function themeOf(scheme: Scheme): Theme {
  return themes[scheme];
}
