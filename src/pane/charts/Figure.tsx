import {
  Subtitle2,
  Text,
  ToggleButton,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DataBarVerticalRegular, TableRegular } from "@fluentui/react-icons";
import { Suspense, useId, useState, type ReactNode } from "react";
import { chartsText } from "../../locales/charts";
import { useLanguage } from "../language";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0, minWidth: 0 },
  head: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle2, margin: 0, flexGrow: 1, minWidth: 0 },
  toggle: { display: "flex", flexShrink: 0 },
  note: { color: tokens.colorNeutralForeground3 },
  waiting: { minHeight: "220px" },
});

interface FigureProps {
  readonly title: string;
  /** What the picture says, in words. */
  readonly note?: ReactNode;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** A chart and the table of its numbers, of which a person chooses one. */
export function Figure({ title, note, chart, table }: FigureProps) {
  const { locale } = useLanguage();
  const styles = useStyles();
  const id = useId();
  const [shown, setShown] = useState<"chart" | "table">("chart");
  return (
    <section className={styles.root} aria-labelledby={id}>
      <div className={styles.head}>
        <Subtitle2 as="h3" id={id} className={styles.title}>
          {title}
        </Subtitle2>
        <div role="group" aria-label={chartsText(locale, "shown", { title })} className={styles.toggle}>
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<DataBarVerticalRegular />}
            aria-label={chartsText(locale, "asChart")}
            title={chartsText(locale, "asChart")}
            checked={shown === "chart"}
            onClick={() => setShown("chart")}
          />
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<TableRegular />}
            aria-label={chartsText(locale, "asTable")}
            title={chartsText(locale, "asTable")}
            checked={shown === "table"}
            onClick={() => setShown("table")}
          />
        </div>
      </div>
      {shown === "chart" ? <Suspense fallback={<div className={styles.waiting} />}>{chart}</Suspense> : table}
      {note && (
        <Text size={200} className={styles.note}>
          {note}
        </Text>
      )}
    </section>
  );
}
