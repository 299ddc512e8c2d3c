import type { CalculatorsKey } from "../../locales/calculators";

/** `rate`: 0 to 1, or a percentage. */
export type InputKind = "money" | "count" | "rate";

export interface Input {
  readonly name: CalculatorsKey;
  readonly kind: InputKind;
  readonly optional?: boolean;
}

/** Why something typed cannot be counted with. */
export type InputTrouble = "number" | "negative" | "whole" | "rate" | "missing";

export type Parsed = { readonly value: number | null } | { readonly trouble: InputTrouble };

const number = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/;

/**
 * The number that a person typed: full-width digits, thousands separators and a currency sign are understood.
 *
 * @returns `value: null` where nothing was typed and nothing is needed
 * @example parseInput("８%", { name: "targetRate", kind: "rate" }) //=> { value: 0.08 }
 */
export function parseInput(typed: string, { kind, optional }: Input): Parsed {
  const plain = typed
    .normalize("NFKC")
    .replace(/[¥￥元\s]/g, "")
    .trim();
  if (plain === "") return optional ? { value: null } : { trouble: "missing" };
  const percent = kind === "rate" && plain.endsWith("%");
  const digits = percent ? plain.slice(0, -1) : plain;
  if (!number.test(digits) || !/\d/.test(digits)) return { trouble: "number" };
  const amount = Number(digits.replaceAll(",", ""));
  if (!Number.isFinite(amount)) return { trouble: "number" };
  if (amount < 0) return { trouble: "negative" };
  if (kind === "count" && !Number.isInteger(amount)) return { trouble: "whole" };
  // Decimal places are moved in text: 7% is 0.07 and not 0.07000000000000001.
  const value = percent ? Number(`${amount}e-2`) : amount;
  if (kind === "rate" && value > 1) return { trouble: "rate" };
  return { value };
}
