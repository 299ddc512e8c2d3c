import { Text, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from "react";
import { useView } from "../shell/ViewProvider";
import { useImport } from "./ImportProvider";
import { useImportText } from "./useImportText";

const useStyles = makeStyles({
  root: { minHeight: "100%", display: "flex", flexDirection: "column", position: "relative" },
  veil: {
    position: "absolute",
    inset: tokens.spacingHorizontalS,
    zIndex: 2,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalM,
    border: `${tokens.strokeWidthThicker} dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    opacity: 0.95,
    pointerEvents: "none",
  },
  icon: { fontSize: "40px", color: tokens.colorBrandForeground1 },
  words: { ...typographyStyles.subtitle2, textAlign: "center" },
});

/** Fields of the pane that a person pastes into for their own sake. */
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

/**
 * The whole view takes what is dropped or pasted on it: files, and text. A field keeps what is pasted into it, except that files
 * are files wherever they are pasted.
 */
export function DropArea({ children }: { readonly children: ReactNode }) {
  const { t } = useImportText();
  const { commands, state } = useImport();
  const { view } = useView();
  const styles = useStyles();
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only the balance tells whether the pointer is still inside.
  const depth = useRef(0);
  const busy = state.phase.name === "reading" || state.phase.name === "writing";
  const shown = view === "import";

  const take = (data: DataTransfer): boolean => {
    if (busy) return false;
    const files = [...data.files];
    if (files.length > 0) commands.addFiles(files);
    else {
      const text = data.getData("text/plain");
      if (text.trim() === "") return false;
      commands.addText(text);
    }
    return true;
  };

  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });

  // A file that is dropped beside the view would replace the whole pane.
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);

  // With the focus nowhere, a paste goes to the document.
  useEffect(() => {
    if (!shown) return;
    const onPaste = (event: globalThis.ClipboardEvent) => {
      if (event.defaultPrevented || !event.clipboardData) return;
      if (isField(event.target) && event.clipboardData.files.length === 0) return;
      if (latest.current(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [shown]);

  const onDrag = (event: DragEvent, change: 1 | -1) => {
    if (busy || !hasContent(event.dataTransfer)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    take(event.dataTransfer);
  };

  return (
    <div
      className={styles.root}
      onDragEnter={(event) => onDrag(event, 1)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => onDrag(event, -1)}
      onDrop={onDrop}
    >
      {children}
      {over && (
        <div className={styles.veil}>
          <ArrowUploadRegular className={styles.icon} aria-hidden />
          <Text className={mergeClasses(styles.words)}>{t("drop.release")}</Text>
        </div>
      )}
    </div>
  );
}

function hasContent({ types }: DataTransfer): boolean {
  return types.includes("Files") || types.includes("text/plain");
}

/** Text that is pasted into an empty field, which is then read at once; null when it is to stay in the field. */
export function pastedAtOnce(event: ClipboardEvent<HTMLTextAreaElement>): string | null {
  const { clipboardData, currentTarget } = event;
  if (clipboardData.files.length > 0 || currentTarget.value.trim() !== "") return null;
  const text = clipboardData.getData("text/plain");
  return text.trim() === "" ? null : text;
}
