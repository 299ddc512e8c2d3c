import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import type { KeyboardEvent, PointerEvent, Ref } from "react";
import { useState } from "react";
import type { Texts } from "./texts";

const usual = 350;
const narrowest = 320;
const widest = 800;
const step = 20;

const useStyles = makeStyles({
  pane: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    // Some of the sheet is seen beside the widest pane.
    maxWidth: `max(${narrowest}px, calc(100vw - 200px))`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  // Not "display: none": the add-in's page keeps its layout and its timers run while the pane is closed.
  // Nor far outside of the window: what the add-in scrolls into view there would take the whole page along.
  closed: { visibility: "hidden", position: "absolute", insetBlock: 0, insetInlineEnd: 0 },
  head: {
    display: "flex",
    alignItems: "center",
    minHeight: "36px",
    paddingInline: "12px 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    flexGrow: 1,
    margin: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  frame: { flexGrow: 1, display: "flex", "& iframe": { flexGrow: 1, width: "100%", border: "none" } },
  // While the edge is dragged the frame must not swallow the pointer.
  dragged: { pointerEvents: "none" },
  edge: {
    position: "absolute",
    insetBlock: 0,
    insetInlineStart: "-4px",
    width: "8px",
    cursor: "ew-resize",
    zIndex: 1,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":hover": { backgroundColor: tokens.colorNeutralStroke1Hover },
  },
});

export interface TaskPaneProps {
  readonly texts: Texts;
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Where the add-in's frame is put; it stays in the page while the pane is closed, because functions live in it. */
  readonly mount: Ref<HTMLDivElement>;
}

/** The task pane at the right of the grid. */
export function TaskPane({ texts, title, open, onClose, mount }: TaskPaneProps) {
  const styles = useStyles();
  const [width, setWidth] = useState(usual);
  const [dragging, setDragging] = useState(false);
  const resize = (pixels: number) => setWidth(Math.max(narrowest, Math.min(widest, pixels)));
  const move = (event: PointerEvent) => {
    if (dragging) resize(document.documentElement.clientWidth - event.clientX);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") resize(width + step);
    else if (event.key === "ArrowRight") resize(width - step);
    else return;
    event.preventDefault();
  };
  return (
    <aside
      className={mergeClasses(styles.pane, !open && styles.closed)}
      style={{ width }}
      aria-label={texts.pane}
      aria-hidden={!open}
    >
      <div
        className={styles.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={texts.resizePane}
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={open ? 0 : -1}
        onKeyDown={key}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={move}
        // Comes when the pointer is let go, and also when the system takes it away.
        onLostPointerCapture={() => setDragging(false)}
      />
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={texts.closePane}
          disabled={!open}
          onClick={onClose}
        />
      </div>
      <div className={mergeClasses(styles.frame, dragging && styles.dragged)} ref={mount} />
    </aside>
  );
}
