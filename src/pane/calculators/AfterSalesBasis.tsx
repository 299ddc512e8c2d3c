import { resultText } from "../../locales/results";
import { lossBands, type AfterSalesCosts, type AfterSalesEstimate } from "../../metrics/afterSales";
import { useCalculatorStyles } from "./Calculators.styles";
import { useCalculatorText } from "./useCalculatorText";

interface AfterSalesBasisProps {
  readonly options: readonly AfterSalesEstimate[];
  readonly amount: number;
  readonly costs: AfterSalesCosts;
}

/** What each loss is made of: the costs that were typed, or the usual share of the order where they were not. */
export function AfterSalesBasis({ options, amount, costs }: AfterSalesBasisProps) {
  const { locale, text, money, percent } = useCalculatorText();
  const styles = useCalculatorStyles();
  const sending = { goods: money(costs.goodsCost ?? 0), freight: money(costs.freight ?? 0) };

  const basisOf = ({ option, exact }: AfterSalesEstimate): string => {
    const { low, high } = lossBands[option];
    if (option === "explain") return text("how.explain");
    if (!exact)
      return low === high
        ? text("how.whole", { share: percent(low) })
        : text("how.usual", { low: percent(low), high: percent(high) });
    switch (option) {
      case "coupon":
        // A redemption of 0 is not known, as in the function.
        return text("how.coupon", {
          coupon: money(costs.coupon ?? 0),
          redemption: percent(costs.redemption || 1),
        });
      case "partialRefund":
        return text("how.partialRefund");
      case "resend":
        return text("how.resend", sending);
      case "fullRefund":
        return text("how.fullRefund", { amount: money(amount), ...sending });
    }
  };

  return (
    <>
      <h4 className={styles.heading}>{text("how")}</h4>
      <dl className={styles.basis}>
        {options.map((estimate) => (
          <div key={estimate.option} className={styles.basisLine}>
            <dt>{resultText(locale, `option.${estimate.option}`)}</dt>
            <dd className={styles.basisText}>{basisOf(estimate)}</dd>
          </div>
        ))}
      </dl>
      {costs.freight && !costs.goodsCost ? <p className={styles.quiet}>{text("how.freightAlone")}</p> : null}
      {costs.redemption && !costs.coupon ? (
        <p className={styles.quiet}>{text("how.redemptionAlone")}</p>
      ) : null}
    </>
  );
}
