import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { useExplainStyles } from "./Explain.styles";

interface PageTitleProps {
  readonly title: string;
  readonly back: string;
  readonly onBack: () => void;
}

/** The head of a page that was opened from another: where one is, and the way back. A screen reader begins here. */
export function PageTitle({ title, back, onBack }: PageTitleProps) {
  const styles = useExplainStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.titleRow}>
      <Tooltip content={back} relationship="label">
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
      </Tooltip>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
    </div>
  );
}
