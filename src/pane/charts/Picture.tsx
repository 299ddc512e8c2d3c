import { makeStyles } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    overflow: "hidden",
    // Forced colours repaint the page but nothing that is drawn: a theme's white lines would stand on a white page.
    "@media (forced-colors: active)": {
      "--colorBrandForeground1": "CanvasText",
      "--colorPaletteDarkOrangeForeground1": "Highlight",
      "--colorNeutralForeground1": "CanvasText",
      "--colorNeutralForeground2": "CanvasText",
      "--colorNeutralBackground1": "Canvas",
      "--colorNeutralStroke1": "CanvasText",
      color: "CanvasText",
    },
  },
});

/**
 * A drawn chart in the width that there is, for the eye and the mouse. The library puts every point in the order of tabs and
 * describes it in English: the keyboard and screen readers have the table of the same numbers instead (`Figure`).
 */
export function Picture({ children }: { readonly children: (width: number) => ReactNode }) {
  const styles = useStyles();
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const release = () => {
      for (const stop of element.querySelectorAll('[tabindex="0"], button:not([tabindex="-1"])'))
        stop.setAttribute("tabindex", "-1");
    };
    release();
    const observer = new MutationObserver(release);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["tabindex"],
    });
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={ref} className={styles.root} aria-hidden>
      {width > 0 && children(width)}
    </div>
  );
}
