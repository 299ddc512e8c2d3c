import { Field, SpinButton, type SpinButtonProps } from "@fluentui/react-components";
import { useState } from "react";
import type { Parameter } from "../../inspection";
import { asLabel, useLanguage } from "../language";
import { meant, scaleOf, shown } from "./scale";
import { useRulesStyles } from "./Rules.styles";

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly builtIn: Parameter;
  readonly onChange: (value: number) => void;
}

/** A number of a rule with its unit and bounds. What is no number within them is said and not taken. */
export function ParameterField({ parameter, builtIn, onChange }: ParameterFieldProps) {
  const { t, locale } = useLanguage();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const scale = scaleOf(builtIn);
  const unit = t(scale.unit);
  const minimum = shown(scale, parameter.minimum);
  const maximum = shown(scale, parameter.maximum);
  const value = shown(scale, parameter.value);
  const original = shown(scale, builtIn.value);

  const wrong = typed === null ? null : troubleWith(typed);
  function troubleWith(text: string): string | null {
    const number = numberOf(text);
    if (number === null) return t("rules.notNumber");
    return number < minimum || number > maximum ? t("rules.bounds", { minimum, maximum }) : null;
  }

  const take: SpinButtonProps["onChange"] = (_, data) => {
    // The arrows give a value, typing gives a text.
    const text =
      data.value === undefined || data.value === null ? (data.displayValue ?? "") : String(data.value);
    if (troubleWith(text) !== null) return setTyped(text);
    setTyped(null);
    onChange(meant(scale, numberOf(text) ?? value));
  };

  return (
    <Field
      label={asLabel(parameter.names[locale])}
      orientation="horizontal"
      className={styles.parameter}
      hint={value === original ? undefined : t("rules.default", { value: `${original} ${unit}`.trim() })}
      validationMessage={wrong}
    >
      <SpinButton
        size="small"
        className={styles.spin}
        min={minimum}
        max={maximum}
        step={scale.step}
        value={value}
        displayValue={typed ?? `${value} ${unit}`.trim()}
        onChange={take}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

/** The number in a text such as "20", "2.5 倍" or "１５ 分钟"; null when it begins with none. */
function numberOf(text: string): number | null {
  const match = /^\s*(-?\d+(?:[.,]\d+)?)/.exec(text.normalize("NFKC"));
  return match ? Number(match[1].replace(",", ".")) : null;
}
