import { useCallback, useLayoutEffect, useRef, type RefObject } from "react";

/**
 * For a part that changes into another when one of its buttons is pressed. The button is gone then: after `move` the focus
 * goes to the first field or button of those that came.
 */
export function useFocusMove<Part extends HTMLElement>(): {
  readonly part: RefObject<Part | null>;
  readonly move: () => void;
} {
  const part = useRef<Part>(null);
  const moved = useRef(false);
  // A passive effect of the drawing before may still be due when a key is pressed, and would take the move for its own.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    // Of a group of radio buttons the one that is chosen.
    part.current
      ?.querySelector<HTMLElement>("input:checked, input:not([type=radio]), textarea, button")
      ?.focus();
  });
  const move = useCallback(() => {
    moved.current = true;
  }, []);
  return { part, move };
}
