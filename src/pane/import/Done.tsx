import { Button, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ClipboardTaskRegular } from "@fluentui/react-icons";
import { useEffect } from "react";
import type { ImportOutcome } from "../../excel";
import { useScan } from "../scan/ScanProvider";
import { Message } from "../shared/Message";
import { useView } from "../shell/ViewProvider";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import { UndoButton } from "./LastImport";
import { Notices } from "./Notices";
import { StepHeading } from "./StepHeading";
import { useImportText } from "./useImportText";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  icon: { display: "flex", fontSize: "24px", color: tokens.colorStatusSuccessForeground1 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What stands in the workbook now, and what comes next. */
export function Done({ outcome }: { readonly outcome: ImportOutcome }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const { commands: scan } = useScan();
  const { open } = useView();
  const common = useImportStyles();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const { sheets, cut } = outcome;
  const chats = sheets.filter(({ kind }) => kind === "chats");
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);

  useEffect(() => {
    announce(t("done.announce", { rows }), { batchId: "import" });
  }, [announce, t, rows]);

  const check = () => {
    const { sheetId, tableId } = chats[0];
    scan.pickSource({ kind: "table", sheetId, tableId });
    scan.refresh();
    scan.showSetup();
    open("scan");
  };

  return (
    <div className={common.body}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          <CheckmarkCircleFilled />
        </span>
        <StepHeading>{t("done.title")}</StepHeading>
      </div>
      <Notices />
      <ul className={common.list}>
        {sheets.map(({ kind, sheetId, name, rows: count }) => (
          <li key={sheetId}>{t(`done.sheet.${kind}`, { sheet: name, rows: count })}</li>
        ))}
      </ul>
      {chats.length > 1 && <Message intent="info">{t("done.split")}</Message>}
      {cut.first && (
        <Message intent="warning">
          {t("done.cut", { count: cut.count, sheet: cut.first.sheet, row: cut.first.row })}
        </Message>
      )}
      {chats.length > 0 && (
        <Button appearance="primary" size="large" icon={<ClipboardTaskRegular />} onClick={check}>
          {t("done.check")}
        </Button>
      )}
      <div className={styles.actions}>
        <Button onClick={commands.startOver}>{t("done.more")}</Button>
        {state.trace && <UndoButton trace={state.trace} />}
      </div>
    </div>
  );
}
