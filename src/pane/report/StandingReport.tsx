import { Button, Link, Text, useAnnounce } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import type { ReportTrace } from "../../excel";
import { useLanguage } from "../language";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { useReportStyles } from "./Report.styles";
import type { ReportCommands } from "./useReport";
import { useReportText } from "./useReportText";

interface StandingReportProps {
  readonly trace: ReportTrace;
  /** It was written just now: the focus goes to it. */
  readonly isNew: boolean;
  readonly removing: boolean;
  readonly commands: ReportCommands;
}

/** The report in the workbook: ways to its sheets, and the way to take it out. */
export function StandingReport({ trace, isNew, removing, commands }: StandingReportProps) {
  const t = useReportText();
  const { locale } = useLanguage();
  const styles = useReportStyles();
  const { announce } = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNew) return;
    heading.current?.focus();
    announce(t("view.written"), { batchId: "report" });
  }, [isNew, announce, t]);
  const time = new Date(trace.time).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section className={styles.section} aria-labelledby="report-standing">
      <div className={styles.titles}>
        <h2 id="report-standing" ref={heading} tabIndex={-1} className={styles.title}>
          {t("view.standing")}
        </h2>
        <Text size={200} className={styles.quiet}>
          {t("view.made", { time })}
        </Text>
      </div>
      <ul className={styles.links}>
        {trace.sheets.map(({ sheetId, name }) => (
          <li key={sheetId}>
            <Link as="button" onClick={() => commands.show(sheetId)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <Text size={200} className={styles.quiet}>
        {t("view.print")}
      </Text>
      <div>
        <ConfirmDialog
          trigger={
            <Button size="small" icon={<DeleteRegular />} disabled={removing}>
              {t(removing ? "view.removing" : "view.remove")}
            </Button>
          }
          title={t("view.remove.title")}
          body={t("view.remove.body", { count: trace.sheets.length })}
          confirm={t("view.remove.confirm")}
          keep={t("view.remove.keep")}
          onConfirm={commands.remove}
        />
      </div>
    </section>
  );
}
