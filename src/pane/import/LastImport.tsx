import { Button, type ButtonProps } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import type { ImportTrace } from "../../excel";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { Message } from "../shared/Message";
import { useImport } from "./ImportProvider";
import { useImportText, type ImportText } from "./useImportText";

/** What the workbook holds of the last import, and the way to take it out again. */
export function LastImport() {
  const { t, locale } = useImportText();
  const { trace } = useImport().state;
  if (!trace) return null;
  return (
    <Message
      intent="info"
      title={t("trace.title", { sheets: sheetsOf(t, trace) })}
      actions={<UndoButton trace={trace} size="small" />}
    >
      {t("trace.body", { time: sayTime(trace.time, locale), rows: rowsOf(trace) })}
    </Message>
  );
}

/** Takes the last import out, after asking. */
export function UndoButton({
  trace,
  size,
}: {
  readonly trace: ImportTrace;
  readonly size?: ButtonProps["size"];
}) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  return (
    <ConfirmDialog
      trigger={
        <Button icon={<ArrowUndoRegular />} size={size} disabled={state.undoing}>
          {t(state.undoing ? "undo.undoing" : "undo")}
        </Button>
      }
      title={t("undo.title")}
      body={t("undo.body", { rows: rowsOf(trace), sheets: sheetsOf(t, trace), restores: restoredBy(trace) })}
      confirm={t("undo.confirm")}
      keep={t("undo.keep")}
      onConfirm={commands.undo}
    />
  );
}

const rowsOf = ({ sheets }: ImportTrace) => sheets.reduce((rows, sheet) => rows + sheet.rows, 0);

const restoredBy = ({ sheets }: ImportTrace) => sheets.reduce((rows, sheet) => rows + sheet.restores, 0);

function sheetsOf(t: ImportText["t"], { sheets }: ImportTrace): string {
  return sheets.map(({ name }) => name).join(t("sheets.between"));
}

/** A moment as the reader writes it; what is no moment is shown as it came. */
function sayTime(time: string, locale: string): string {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime())
    ? time
    : moment.toLocaleString(locale, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
}
