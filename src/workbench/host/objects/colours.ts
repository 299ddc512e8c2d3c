import { invalidArgument } from "../richApi/hostError";

// The names that Excel's API takes are HTML's; these are the ones in common use.
const named: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  purple: "#800080",
  pink: "#FFC0CB",
  gray: "#808080",
  grey: "#808080",
  brown: "#A52A2A",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  lime: "#00FF00",
  maroon: "#800000",
  navy: "#000080",
  olive: "#808000",
  silver: "#C0C0C0",
  teal: "#008080",
  lightgreen: "#90EE90",
  lightyellow: "#FFFFE0",
  lightblue: "#ADD8E6",
  lightgray: "#D3D3D3",
  lightgrey: "#D3D3D3",
};

/**
 * @example colourOf("#ffc7ce", "RangeFill.color") //=> "#FFC7CE"
 * @throws HostError InvalidArgument for anything but #RRGGBB and HTML's names of colours
 */
export function colourOf(input: unknown, location: string): string {
  const text = String(input).trim();
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
  const colour = named[text.toLowerCase()];
  if (!colour) throw invalidArgument(location);
  return colour;
}
