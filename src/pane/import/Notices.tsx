import { ExcelTrouble } from "../../excel/trouble";
import { Message } from "../shared/Message";
import { useImport } from "./ImportProvider";
import { useImportText } from "./useImportText";

const titles = {
  readFailed: "failed.read",
  writeFailed: "failed.write",
  undoFailed: "failed.undo",
} as const;

/** How the last thing ended that a person asked for. */
export function Notices() {
  const { t, say } = useImportText();
  const { state, commands } = useImport();
  const { notice } = state;
  switch (notice?.kind) {
    case "cancelled":
      return (
        <Message intent="info" onDismiss={commands.dismissNotice}>
          {t("cancelled")}
        </Message>
      );
    case "undone":
      return (
        <Message intent="success" onDismiss={commands.dismissNotice}>
          {t("undo.done")}
        </Message>
      );
    case "readFailed":
    case "writeFailed":
    case "undoFailed":
      return (
        <Message intent="error" title={t(titles[notice.kind])} onDismiss={commands.dismissNotice}>
          {say(notice.trouble)}
          {notice.kind === "writeFailed" && !leftTraces(notice.trouble) && <div>{t("failed.unchanged")}</div>}
        </Message>
      );
    default:
      return null;
  }
}

function leftTraces(trouble: unknown): boolean {
  return trouble instanceof ExcelTrouble && !trouble.restored;
}
