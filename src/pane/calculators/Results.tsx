import { Text } from "@fluentui/react-components";
import { resultText } from "../../locales/results";
import { afterSalesPlan, compareAfterSales, type AfterSalesCosts } from "../../metrics/afterSales";
import { conversionBand, ordersForTarget } from "../../metrics/conversion";
import { reminderReturn } from "../../metrics/reminders";
import { agentSales, salesDrivers } from "../../metrics/sales";
import { AfterSalesBasis } from "./AfterSalesBasis";
import type { CalculatorId } from "./calculators";
import { useCalculatorStyles } from "./Calculators.styles";
import { RangeBars } from "./RangeBars";
import { useCalculatorText } from "./useCalculatorText";

/** By input; null: left blank. */
export type Values = Readonly<Record<string, number | null>>;

export interface Counted {
  readonly draw: () => React.ReactNode;
}

/**
 * Counts a calculator, by the same functions that the worksheet calls.
 *
 * @throws Problem when the numbers contradict one another (more payments than orders)
 */
export function count(id: CalculatorId, values: Values): Counted {
  const of = (name: string) => values[name] ?? 0;
  switch (id) {
    case "afterSales": {
      const { goodsCost, freight, refund, coupon, redemption, maximumLoss } = values;
      const costs = { goodsCost, freight, refund, coupon, redemption };
      const options = compareAfterSales(of("amount"), costs);
      const plan = maximumLoss === null ? null : afterSalesPlan(of("amount"), maximumLoss, costs);
      return { draw: () => <AfterSales options={options} plan={plan} amount={of("amount")} costs={costs} /> };
    }
    case "reminders": {
      const gain = reminderReturn(
        { paid: of("paidTest"), orders: of("nTest") },
        { paid: of("paidControl"), orders: of("nControl") },
        of("averageOrderValue"),
        of("cost"),
      );
      return { draw: () => <Reminders gain={gain} /> };
    }
    case "target": {
      const needed = ordersForTarget(of("targetRate"), of("consultations"), of("orderers"));
      const rate = of("consultations") === 0 ? null : of("orderers") / of("consultations");
      return { draw: () => <Target needed={needed} rate={rate} /> };
    }
    case "drivers": {
      const before = {
        inquiries: of("inquiries0"),
        conversion: of("conversion0"),
        averageOrderValue: of("aov0"),
      };
      const after = {
        inquiries: of("inquiries1"),
        conversion: of("conversion1"),
        averageOrderValue: of("aov1"),
      };
      const shares = salesDrivers(before, after);
      const sales: [number, number] = [agentSales(before), agentSales(after)];
      return { draw: () => <Drivers shares={shares} sales={sales} /> };
    }
  }
}

interface AfterSalesProps {
  readonly options: ReturnType<typeof compareAfterSales>;
  readonly plan: ReturnType<typeof afterSalesPlan> | null;
  readonly amount: number;
  readonly costs: AfterSalesCosts;
}

function AfterSales({ options, plan, amount, costs }: AfterSalesProps) {
  const { locale, text, money } = useCalculatorText();
  const styles = useCalculatorStyles();
  const nameOf = (option: (typeof options)[number]["option"]) => resultText(locale, `option.${option}`);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["option", "loss", "range", "basis"] as const).map((key) => (
              <th key={key} scope="col" className={styles.cell}>
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ option, loss, low, high, exact }) => (
            <tr key={option}>
              <th scope="row" className={styles.cell}>
                {nameOf(option)}
              </th>
              <td className={styles.cell}>{money(loss)}</td>
              <td className={styles.cell}>
                {exact || low === high ? money(loss) : `${money(low)}–${money(high)}`}
              </td>
              <td className={styles.cell}>{resultText(locale, exact ? "basis.exact" : "basis.estimate")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RangeBars
        title={text("chart.losses")}
        bars={options.map(({ option, loss, low, high }) => ({
          name: nameOf(option),
          from: low,
          to: high,
          at: loss,
          text: money(loss),
        }))}
      />
      <AfterSalesBasis options={options} amount={amount} costs={costs} />
      <h4 className={styles.heading}>{text("plan")}</h4>
      {plan ? (
        <ol className={styles.list}>
          {plan.map(({ option, loss, fits }) => (
            <li key={option}>
              {text("plan.option", { option: nameOf(option), loss: money(loss) })}{" "}
              <Text size={200}>({text(fits ? "plan.fits" : "plan.over")})</Text>
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.quiet}>{text("plan.need")}</p>
      )}
    </>
  );
}

function Reminders({ gain }: { readonly gain: ReturnType<typeof reminderReturn> }) {
  const { locale, text, money, points } = useCalculatorText();
  const styles = useCalculatorStyles();
  const { lift, interval, pValue, incrementalSales, roi } = gain;
  const sure = interval.low > 0 || interval.high < 0;
  return (
    <>
      <Figures
        figures={[
          [text("lift"), text("points", { points: points(lift) })],
          [
            text("lift.range"),
            text("points", { points: `${points(interval.low)} – ${points(interval.high)}` }),
          ],
          [text("pValue"), pValue.toLocaleString(locale, { maximumSignificantDigits: 2 })],
          [text("incrementalSales"), money(incrementalSales)],
          [
            text("roi"),
            Number.isNaN(roi) ? text("roi.none") : roi.toLocaleString(locale, { maximumFractionDigits: 2 }),
          ],
        ]}
      />
      <Text>{text(!sure ? "verdict.chance" : lift > 0 ? "verdict.gain" : "verdict.loss")}</Text>
      <p className={styles.quiet}>{text("roi.how")}</p>
    </>
  );
}

function Target({ needed, rate }: { readonly needed: number; readonly rate: number | null }) {
  const { locale, text, percent } = useCalculatorText();
  return (
    <>
      <Figures
        figures={[
          [text("needed"), needed.toLocaleString(locale)],
          [text("conversion"), rate === null ? "–" : percent(rate)],
          [text("band"), rate === null ? "–" : text(`band.${conversionBand(rate)}`)],
        ]}
      />
      {needed === 0 && <Text>{text("reached")}</Text>}
    </>
  );
}

interface DriversProps {
  readonly shares: ReturnType<typeof salesDrivers>;
  readonly sales: readonly [number, number];
}

function Drivers({ shares, sales }: DriversProps) {
  const { text, money } = useCalculatorText();
  const factors = ["inquiries", "conversion", "averageOrderValue"] as const;
  // The shares add up to the difference to the cent: it is their sum in cents.
  const difference = Math.round((sales[1] - sales[0]) * 100) / 100;
  return (
    <>
      <Figures
        figures={[
          [text("sales0"), money(sales[0])],
          [text("sales1"), money(sales[1])],
          [text("difference"), money(difference)],
        ]}
      />
      <RangeBars
        title={text("chart.drivers")}
        bars={factors.map((factor) => ({
          name: text(`from.${factor}`),
          from: Math.min(0, shares[factor]),
          to: Math.max(0, shares[factor]),
          text: money(shares[factor]),
        }))}
      />
    </>
  );
}

function Figures({ figures }: { readonly figures: readonly (readonly [string, string])[] }) {
  const styles = useCalculatorStyles();
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
