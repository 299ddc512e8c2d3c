import { Decimal } from "decimal.js";

/** Decimal arithmetic with room for products of three money-sized numbers; a quotient keeps 40 digits. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

/**
 * Rounds to the cent, half up (away from zero), in decimal arithmetic: a binary float would lose a cent in places.
 *
 * @example toCents(new Exact("1.005")) //=> 1.01
 * @example toCents(-0.005) //=> -0.01
 */
export function toCents(amount: Decimal.Value): number {
  const rounded = new Exact(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  // Prevent negative zero.
  return rounded.isZero() ? 0 : rounded.toNumber();
}

/**
 * Product of factors, to the cent.
 *
 * @example moneyProduct(1000, 0.08, 120) //=> 9600
 */
export function moneyProduct(...factors: Decimal.Value[]): number {
  return toCents(exactProduct(...factors));
}

export function exactProduct(...factors: Decimal.Value[]): Exact {
  return factors.reduce<Exact>((product, factor) => product.times(factor), new Exact(1));
}

/**
 * Rounds parts to the cent so that they add up to the rounded sum: the cents that rounding leaves over go to the parts
 * with the largest remainders.
 *
 * @example centsThatAddUp([new Exact("0.335"), new Exact("0.335"), new Exact("0.33")]) //=> [0.34, 0.33, 0.33]
 */
export function centsThatAddUp(parts: readonly Exact[], total: Decimal.Value = sum(parts)): number[] {
  const cents = parts.map((part) => new Exact(part).times(100));
  const floors = cents.map((part) => part.floor());
  const left = new Exact(toCents(total)).times(100).minus(sum(floors));
  // Fewer than one cent a part is left, unless a total beyond the digits of a double was rounded: shared out at once then,
  // never cent by cent.
  const share = left.dividedBy(parts.length).floor();
  const extra = left.minus(share.times(parts.length)).toNumber();
  const byRemainder = cents
    .map((part, i) => ({ i, remainder: part.minus(floors[i]) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.i - b.i);
  byRemainder.forEach(({ i }, k) => (floors[i] = floors[i].plus(share).plus(k < extra ? 1 : 0)));
  return floors.map((part) => toCents(part.dividedBy(100)));
}

function sum(parts: readonly Exact[]): Exact {
  return parts.reduce((total, part) => total.plus(part), new Exact(0));
}
