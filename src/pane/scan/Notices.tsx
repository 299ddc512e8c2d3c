import { Button } from "@fluentui/react-components";
import { ExcelTrouble } from "../../excel/trouble";
import { useLanguage } from "../language";
import { ClearButton } from "./ClearButton";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { FailureNotice } from "./FailureNotice";
import { useScan } from "./ScanProvider";

/** How the last thing ended that a person asked for, and what an earlier scan left in the chosen sheet. */
export function Notices() {
  const language = useLanguage();
  const { t, locale } = language;
  const { state, commands } = useScan();
  const { notice } = state;
  const trace = state.traces.find((candidate) => candidate.sheetId === state.choice?.sheetId);

  return (
    <>
      {notice?.kind === "cancelled" && (
        <Message intent="info" onDismiss={commands.dismissNotice}>
          {t("scan.cancelled")}
        </Message>
      )}
      {notice?.kind === "cleared" && (
        <Message intent="success" onDismiss={commands.dismissNotice}>
          {t("clear.done")}
        </Message>
      )}
      {notice?.kind === "columnKept" && (
        <Message intent="warning" onDismiss={commands.dismissNotice}>
          {t("clear.columnKept")}
        </Message>
      )}
      {notice?.kind === "failed" && (
        <Message
          intent="error"
          title={t("scan.failed")}
          onDismiss={commands.dismissNotice}
          actions={<Button onClick={() => commands.scan()}>{t("trouble.retry")}</Button>}
        >
          {sayTrouble(language, notice.trouble)}
          {!leftTraces(notice.trouble) && <div>{t("scan.unchanged")}</div>}
        </Message>
      )}
      <FailureNotice />
      {trace && (
        <Message
          intent="info"
          title={t("trace.title", { sheet: trace.sheetName })}
          actions={<ClearButton sheetId={trace.sheetId} name={trace.sheetName} />}
        >
          {t("trace.body", { time: sayTime(trace.time, locale), count: trace.findings })}
        </Message>
      )}
    </>
  );
}

function leftTraces(trouble: unknown): boolean {
  return trouble instanceof ExcelTrouble && !trouble.restored;
}

/** A moment as the reader writes it; what is no moment is shown as it came. */
function sayTime(time: string, locale: string): string {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime())
    ? time
    : moment.toLocaleString(locale, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
}
