import type { Parameter } from "../../inspection";
import type { PaneKey } from "../../locales/pane";

/** How a parameter's number is shown: 900 seconds as 15 minutes, a share of 0.6 as 60 %. */
export interface Scale {
  /** One shown unit in units of the parameter. */
  readonly factor: number;
  readonly unit: PaneKey;
  readonly step: number;
}

/**
 * The scale follows the built-in value, not the edited one, so that the unit does not jump under a person's hands.
 *
 * @example scaleOf({ unit: "seconds", value: 900, … }) //=> { factor: 60, unit: "unit.minutes", step: 1 }
 */
export function scaleOf(builtIn: Pick<Parameter, "unit" | "value">): Scale {
  const { unit, value } = builtIn;
  if (unit === "share") return { factor: 0.01, unit: "unit.share", step: 5 };
  if (unit === "seconds" && value >= 120 && value % 60 === 0)
    return { factor: 60, unit: "unit.minutes", step: 1 };
  return { factor: 1, unit: `unit.${unit}`, step: unit === "ratio" ? 0.5 : 1 };
}

/** Rid of the dust of binary fractions: 0.07 / 0.01 is 7. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

export function shown(scale: Scale, value: number): number {
  return clean(value / scale.factor);
}

export function meant(scale: Scale, value: number): number {
  return clean(value * scale.factor);
}
