import { useId } from "react";
import { useCalculatorStyles } from "./Calculators.styles";

export interface RangeBar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A place to be marked on it. */
  readonly at?: number;
  /** The numbers in words. */
  readonly text: string;
}

/** Bars over one scale that holds 0; the numbers stand beside them, so that none is read from its length alone. */
export function RangeBars({ title, bars }: { readonly title: string; readonly bars: readonly RangeBar[] }) {
  const styles = useCalculatorStyles();
  const id = useId();
  const low = Math.min(0, ...bars.map(({ from }) => from));
  const high = Math.max(0, ...bars.map(({ to }) => to));
  const place = (value: number) => `${high === low ? 0 : ((value - low) / (high - low)) * 100}%`;
  const width = (from: number, to: number) => `${high === low ? 0 : ((to - from) / (high - low)) * 100}%`;
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id} className={styles.quiet}>
        {title}
      </figcaption>
      {bars.map(({ name, from, to, at, text }) => (
        <div key={name} className={styles.bar}>
          <span>{name}</span>
          <span className={styles.track} aria-hidden>
            <span className={styles.part} style={{ insetInlineStart: place(from), width: width(from, to) }} />
            {at !== undefined && <span className={styles.mark} style={{ insetInlineStart: place(at) }} />}
          </span>
          <span className={styles.number}>{text}</span>
        </div>
      ))}
    </figure>
  );
}
