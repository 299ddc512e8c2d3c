import { Button, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular, TableAddRegular } from "@fluentui/react-icons";
import type { TableKind } from "../../excel";
import type { SheetContent } from "../../report";
import { sayMoment } from "../home/moments";
import { useLanguage } from "../language";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { useTables, type TablesState } from "./useTables";
import { useTablesText } from "./useTablesText";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  standing: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface TablesBarProps {
  readonly kind: TableKind;
  /** Made when they are asked for. */
  readonly sheets: () => readonly SheetContent[];
  /** Id of the sheet to which rows lead. */
  readonly chats: string | null;
  /** There is nothing to write. */
  readonly nothing?: boolean;
}

/** Writes tables into sheets of their own, says what stands of them, and takes them out again. */
export function TablesBar({ kind, sheets, chats, nothing }: TablesBarProps) {
  const text = useTablesText();
  const { locale } = useLanguage();
  const styles = useStyles();
  const { state, commands } = useTables(kind);
  const { phase, trace } = state;
  const names = trace?.sheets.map(({ name }) => `“${name}”`).join(locale === "zh-CN" ? "、" : ", ") ?? "";
  return (
    <div className={styles.root}>
      <div className={styles.actions}>
        {!nothing && (
          <Button
            icon={<TableAddRegular />}
            disabledFocusable={phase !== "ready"}
            onClick={() => commands.write(sheets(), chats)}
          >
            {text(phase === "writing" ? "writing" : trace ? "writeAgain" : "write")}
          </Button>
        )}
        {trace && (
          <ConfirmDialog
            trigger={
              <Button icon={<DeleteRegular />} disabledFocusable={phase !== "ready"}>
                {text(phase === "removing" ? "removing" : "remove")}
              </Button>
            }
            title={text("remove.title")}
            body={text("remove.body", { names })}
            confirm={text("remove.confirm")}
            keep={text("remove.keep")}
            onConfirm={commands.remove}
          />
        )}
      </div>
      {trace && (
        <div className={styles.standing}>
          {trace.sheets.map(({ sheetId, name }) => (
            <Link key={sheetId} as="button" onClick={() => commands.show(sheetId)}>
              {name}
            </Link>
          ))}
          <Text size={200} className={styles.quiet}>
            {text("made", { time: sayMoment(trace.time, locale) })}
          </Text>
        </div>
      )}
      <Notice notice={state.notice} onDismiss={commands.dismiss} />
    </div>
  );
}

const failures = {
  writeFailed: "failed",
  removeFailed: "remove.failed",
  showFailed: "show.failed",
} as const;

function Notice(props: { readonly notice: TablesState["notice"]; readonly onDismiss: () => void }) {
  const { notice, onDismiss } = props;
  const language = useLanguage();
  const text = useTablesText();
  if (!notice) return null;
  if ("trouble" in notice)
    return (
      <Message intent="error" title={text(failures[notice.kind])} onDismiss={onDismiss}>
        {sayTrouble(language, notice.trouble)}
      </Message>
    );
  const kept = notice.kept.map((name) => text(notice.kind === "written" ? "kept" : "keptRemoved", { name }));
  return (
    <Message intent={kept.length > 0 ? "info" : "success"} onDismiss={onDismiss}>
      {[text(notice.kind), ...kept].join(" ")}
    </Message>
  );
}
