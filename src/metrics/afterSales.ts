import { Exact, exactProduct, moneyProduct, toCents } from "./money";

/** What a shop can offer after a complaint, by rising loss: the zero-loss ladder begins with an explanation. */
export const afterSalesOptions = ["explain", "coupon", "partialRefund", "resend", "fullRefund"] as const;
export type AfterSalesOption = (typeof afterSalesOptions)[number];

export const lossBounds = ["low", "mid", "high"] as const;
export type LossBound = (typeof lossBounds)[number];

/** Loss as a share of the order amount: defaults, not validators; the loss of a known cost may lie outside. */
export const lossBands: Readonly<Record<AfterSalesOption, { readonly low: number; readonly high: number }>> =
  {
    explain: { low: 0, high: 0 },
    coupon: { low: 0.1, high: 0.2 },
    partialRefund: { low: 0.2, high: 0.5 },
    resend: { low: 0.65, high: 0.8 },
    fullRefund: { low: 1, high: 1 },
  };

/**
 * Loss of an option by its band: amount × share, to the cent, half up; `mid` is the middle of the band.
 *
 * @example afterSalesLoss("resend", 120, "low") //=> 78
 */
export function afterSalesLoss(option: AfterSalesOption, amount: number, bound: LossBound = "mid"): number {
  const { low, high } = lossBands[option];
  const share = bound === "mid" ? new Exact(low).plus(high).dividedBy(2) : lossBands[option][bound];
  return moneyProduct(amount, share);
}

/**
 * Costs of an order as far as they are known; null: not known. 0 is not known either, but for the freight, where both come
 * to the same: no goods cost nothing, nobody offers 0, and desktop Excel hands a blank cell over as 0.
 */
export interface AfterSalesCosts {
  /** What the goods cost the shop. */
  readonly goodsCost: number | null;
  /** One freight; nothing when it is not known but the goods' cost is. */
  readonly freight: number | null;
  /** What would be refunded in part. */
  readonly refund: number | null;
  /** Face value of the coupon. */
  readonly coupon: number | null;
  /** Probability that the coupon is redeemed; null: it has no threshold and counts at face value. */
  readonly redemption: number | null;
}

export interface AfterSalesEstimate {
  readonly option: AfterSalesOption;
  /** The exact loss, or the middle of the band. */
  readonly loss: number;
  readonly low: number;
  readonly high: number;
  /** Whether the costs were known, so that the loss is no estimate. */
  readonly exact: boolean;
}

/**
 * The five options by rising loss. Exact where the costs are known:
 * full refund = amount + goods + freight; resend = goods + freight; partial refund = the refund; coupon = face ×
 * redemption; explanation = 0. By the band of the amount elsewhere.
 *
 * @example compareAfterSales(120, { goodsCost: 50, freight: 8, refund: null, coupon: 10, redemption: 0.5 })[1]
 * //=> { option: "coupon", loss: 5, low: 5, high: 5, exact: true }
 */
export function compareAfterSales(amount: number, costs: AfterSalesCosts): AfterSalesEstimate[] {
  const told = (cost: number | null) => (cost === 0 ? null : cost);
  const [goodsCost, refund, coupon] = [told(costs.goodsCost), told(costs.refund), told(costs.coupon)];
  const sending = goodsCost === null ? null : new Exact(goodsCost).plus(costs.freight ?? 0);
  const known: Record<AfterSalesOption, Exact | null> = {
    explain: new Exact(0),
    coupon: coupon === null ? null : exactProduct(coupon, told(costs.redemption) ?? 1),
    partialRefund: refund === null ? null : new Exact(refund),
    resend: sending,
    fullRefund: sending && sending.plus(amount),
  };
  return afterSalesOptions
    .map((option) => {
      const exact = known[option];
      if (exact) {
        const loss = toCents(exact);
        return { option, loss, low: loss, high: loss, exact: true };
      }
      const loss = (bound: LossBound) => afterSalesLoss(option, amount, bound);
      return { option, loss: loss("mid"), low: loss("low"), high: loss("high"), exact: false };
    })
    .sort((a, b) => a.loss - b.loss);
}

export interface AfterSalesProposal extends AfterSalesEstimate {
  /** Whether its loss stays within the maximum. */
  readonly fits: boolean;
}

/**
 * What can be proposed to a customer without losing more than a maximum: every option that fits, the most generous
 * first, and at least two options, the cheapest one that does not fit included when only one does.
 *
 * @example afterSalesPlan(120, 30).map((proposal) => proposal.option) //=> ["coupon", "explain"]
 */
export function afterSalesPlan(
  amount: number,
  maximumLoss: number,
  costs: AfterSalesCosts = { goodsCost: null, freight: null, refund: null, coupon: null, redemption: null },
): AfterSalesProposal[] {
  const options = compareAfterSales(amount, costs).map((estimate) => ({
    ...estimate,
    fits: estimate.loss <= maximumLoss,
  }));
  const fitting = options.filter((option) => option.fits).length;
  return options.slice(0, Math.max(2, fitting)).reverse();
}

/**
 * What a coupon costs: face × probability of redemption. A coupon without a threshold is as good as money and costs its
 * face.
 *
 * @param threshold spending from which the coupon holds; 0: none; null: not known
 * @example couponCost(10, 0.3, 99) //=> 3
 */
export function couponCost(face: number, redemption: number | null, threshold: number | null): number {
  return moneyProduct(face, threshold === 0 ? 1 : (redemption ?? 1));
}

/**
 * Price to pay under a spend-more-save offer (满减): the reduction holds once, from the threshold on, and no price falls
 * below 0.
 *
 * @example spendMoreSave(320, 300, 50) //=> 270
 */
export function spendMoreSave(price: number, threshold: number, reduction: number): number {
  return price < threshold ? toCents(price) : Math.max(0, toCents(new Exact(price).minus(reduction)));
}

/**
 * The largest discount in money that keeps a margin, as a share of the price that is paid: price − cost ÷ (1 − margin),
 * down to the cent, at least 0.
 *
 * @param margin 0 or more and less than 1
 * @example maximumDiscount(120, 60, 0.25) //=> 40
 */
export function maximumDiscount(price: number, cost: number, margin: number): number {
  const lowest = new Exact(cost).dividedBy(new Exact(1).minus(margin));
  const discount = new Exact(price).minus(lowest).times(100).floor().dividedBy(100);
  return Math.max(0, discount.toNumber());
}
