import { Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { memo, Suspense, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { ScrollProvider } from "../scroll";
import type { View } from "./views";

/** In a pane drawn wider than this, lines would be too long and figures too far from what they belong to. */
const widest = "800px";

const useStyles = makeStyles({
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    // Of the panel itself, so that what sticks and what scrolls need not know.
    paddingInline: `max(0px, (100% - ${widest}) / 2)`,
    // Offsets of a list are measured against this element.
    position: "relative",
    scrollbarWidth: "thin",
  },
  hidden: { display: "none" },
  waiting: { padding: tokens.spacingVerticalXXL },
});

/** A view that was opened stays alive, so that filters and half-written phrases survive a look at another one. */
export const ViewPanel = memo(function ViewPanel(props: { readonly view: View; readonly shown: boolean }) {
  const { view, shown } = props;
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(shown);
  if (shown && !opened) setOpened(true);
  useTakenFocus(scroller, shown);
  return (
    <div
      ref={scroller}
      role="tabpanel"
      id={`panel-${view.id}`}
      aria-labelledby={`tab-${view.id}`}
      className={shown ? styles.panel : styles.hidden}
    >
      {opened && (
        <ScrollProvider value={scroller}>
          <Suspense fallback={<Spinner className={styles.waiting} />}>
            <view.Body />
          </Suspense>
        </ScrollProvider>
      )}
    </div>
  );
});

/** Goes along with a person whom a button of another view led here: the button is hidden, and its focus would be lost. */
function useTakenFocus(ref: RefObject<HTMLElement | null>, shown: boolean) {
  useLayoutEffect(() => {
    const panel = ref.current;
    const left = document.activeElement?.closest('[role="tabpanel"]');
    if (!shown || !panel || !left || panel.contains(left)) return;
    // The view's own tab, from where the next stop is the view.
    document.getElementById(panel.getAttribute("aria-labelledby")!)?.focus({ preventScroll: true });
  }, [ref, shown]);
}
