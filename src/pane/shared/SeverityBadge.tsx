import { Badge, makeStyles, mergeClasses, tokens, type BadgeProps } from "@fluentui/react-components";
import { DiamondFilled, ErrorCircleFilled, InfoFilled, WarningFilled } from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { Severity } from "../../inspection/finding";
import { resultWords } from "../../locales/excel";
import { useLanguage } from "../language";

/** Each severity has a colour, a shape and a word of its own: none of them says it alone. */
const looks: Readonly<Record<Severity, { color: BadgeProps["color"]; icon: ReactElement }>> = {
  severe: { color: "danger", icon: <ErrorCircleFilled /> },
  major: { color: "severe", icon: <WarningFilled /> },
  minor: { color: "warning", icon: <DiamondFilled /> },
  info: { color: "informative", icon: <InfoFilled /> },
};

const useStyles = makeStyles({
  icon: { display: "flex", fontSize: tokens.fontSizeBase400 },
  severe: { color: tokens.colorStatusDangerForeground1 },
  major: { color: tokens.colorPaletteDarkOrangeForeground1 },
  minor: { color: tokens.colorPaletteYellowForeground1 },
  info: { color: tokens.colorNeutralForeground3 },
});

/** The severity's shape in its colour, beside a text that names it. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.icon, styles[severity])} aria-hidden>
      {looks[severity].icon}
    </span>
  );
}

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { locale } = useLanguage();
  const { color, icon } = looks[severity];
  return (
    <Badge appearance="tint" color={color} icon={icon} shape="rounded">
      {resultWords(locale).severity(severity)}
    </Badge>
  );
}
