import { Button } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import { useEditorStyles } from "./Editor.styles";

interface FoldProps {
  /** What the section is called. */
  readonly label: string;
  /** What its button says; absent: its name. */
  readonly summary?: string;
  readonly children: ReactNode;
}

/** A section that few need: folded, and not drawn, until somebody looks. */
export function Fold({ label, summary = label, children }: FoldProps) {
  const styles = useEditorStyles();
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  return (
    <section className={styles.section} aria-label={label}>
      <Button
        size="small"
        appearance="transparent"
        className={styles.fold}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
      >
        {summary}
      </Button>
      <div id={body} hidden={!isOpen} className={isOpen ? styles.group : undefined}>
        {isOpen && children}
      </div>
    </section>
  );
}
