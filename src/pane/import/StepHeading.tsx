import { useEffect, useRef, useState, type ReactNode } from "react";
import { useImportStyles } from "./Import.styles";

/**
 * The heading of a step, which gets the focus when the step begins, so that a reader begins there. It is a tab stop while it
 * has the focus and none afterwards: Fluent's focus keeper would not let Tab go on from what is no stop.
 */
export function StepHeading({ children }: { readonly children: ReactNode }) {
  const styles = useImportStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const [left, setLeft] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={left ? -1 : 0} className={styles.heading} onBlur={() => setLeft(true)}>
      {children}
    </h2>
  );
}
