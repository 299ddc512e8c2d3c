import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef } from "react";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { useEditorStyles } from "./Editor.styles";

/**
 * Takes back the last step, while there is one. With the last of them the button goes, and the focus that it had passes to the
 * page's title: Escape still leads back.
 */
export function UndoButton() {
  const { canUndo } = useRules();
  return canUndo ? <LastStep /> : null;
}

function LastStep() {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { undo } = useRules();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    const title = own?.closest("section")?.querySelector<HTMLElement>("h2");
    return () => {
      if (own !== null && own === document.activeElement) title?.focus();
    };
  }, []);
  return (
    <Button ref={button} size="small" className={styles.action} onClick={undo}>
      {text("undo")}
    </Button>
  );
}
