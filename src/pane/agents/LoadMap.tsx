import { Select, Text, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Overview } from "../../report";
import { Known, useNumbers } from "../charts";
import { useLanguage } from "../language";
import { useHiddenStyles } from "../shared/hidden.styles";
import { useAgentsStyles } from "./Agents.styles";
import { useAgentsText } from "./useAgentsText";

const shade = (percent: number) =>
  `color-mix(in srgb, ${tokens.colorPaletteTealBackground2} ${percent}%, ${tokens.colorNeutralBackground1})`;

const useStyles = makeStyles({
  table: { ...typographyStyles.caption2, width: "100%", tableLayout: "fixed", borderCollapse: "collapse" },
  head: {
    ...typographyStyles.caption2,
    color: tokens.colorNeutralForeground3,
    padding: tokens.spacingVerticalXXS,
    textAlign: "center",
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} 0`,
    textAlign: "center",
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  none: { color: tokens.colorNeutralForeground3 },
  shade1: { backgroundColor: shade(25) },
  shade2: { backgroundColor: shade(50) },
  shade3: { backgroundColor: shade(75) },
  shade4: { backgroundColor: shade(100), fontWeight: tokens.fontWeightSemibold },
});

type What = "messages" | "wait";

/** When customers write and how long they wait: a table of numbers whose shades say the same. */
export function LoadMap({ load }: { readonly load: Overview["load"] }) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const common = useAgentsStyles();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const [what, setWhat] = useState<What>("messages");
  const hours = hoursOf(load);
  const valueOf = (hour: number, weekday: number) => {
    const { customerMessages, meanResponse } = load[hour * 7 + weekday];
    if (what === "wait") return meanResponse;
    return customerMessages === 0 ? null : customerMessages;
  };
  const most = Math.max(...hours.flatMap((hour) => weekdays.map((weekday) => valueOf(hour, weekday) ?? 0)));
  const shades = [styles.shade1, styles.shade2, styles.shade3, styles.shade4];
  // A cell is too narrow for a unit: all waits are seconds, and the caption says so.
  const show = (value: number) => numbers.count(Math.round(value));
  const caption = t(what === "wait" ? "load.wait" : "load.messages");
  return (
    <section className={common.section} aria-labelledby="agents-load">
      <h3 id="agents-load" className={common.heading}>
        {t("load.title")}
      </h3>
      {hours.length === 0 ? (
        <Text>{t("load.none")}</Text>
      ) : (
        <>
          <Select
            aria-label={t("load.what")}
            value={what}
            onChange={(_, { value }) => setWhat(value as What)}
          >
            <option value="messages">{t("load.messages")}</option>
            <option value="wait">{t("load.wait")}</option>
          </Select>
          <table className={styles.table}>
            <caption className={hidden}>{t("load.caption", { what: caption })}</caption>
            <thead>
              <tr>
                <th scope="col" className={styles.head}>
                  {t("load.hour")}
                </th>
                {weekdays.map((weekday) => (
                  <th key={weekday} scope="col" className={styles.head}>
                    {weekdayName(locale, weekday)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {hours.map((hour) => (
                <tr key={hour}>
                  <th scope="row" className={styles.head}>
                    {String(hour).padStart(2, "0")}
                  </th>
                  {weekdays.map((weekday) => {
                    const value = valueOf(hour, weekday);
                    const level = value === null ? -1 : Math.min(3, Math.floor((4 * value) / (most || 1)));
                    return (
                      <td
                        key={weekday}
                        className={mergeClasses(styles.cell, level < 0 ? styles.none : shades[level])}
                      >
                        {what === "messages" && value === null ? "0" : <Known value={value} show={show} />}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <Text size={200} className={common.quiet}>
            {t("load.note")}
          </Text>
        </>
      )}
    </section>
  );
}

/** Monday first, as the load is numbered. */
const weekdays = [0, 1, 2, 3, 4, 5, 6];

function weekdayName(locale: string, weekday: number): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  // 1970-01-05 was a Monday.
  return format.format(new Date((4 + weekday) * 86_400_000)).replace("周", "");
}

/** From the first hour in which anybody wrote to the last. */
function hoursOf(load: Overview["load"]): number[] {
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    weekdays.some((weekday) => load[hour * 7 + weekday].customerMessages > 0),
  );
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
