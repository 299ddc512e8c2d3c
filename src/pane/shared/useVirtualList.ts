import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { useScrollElement } from "../scroll";

const cardHeight = 116;
/** The filters stick to the top of the list and cover so much of it. */
const stickyHeight = 128;
const pageStep = 5;
const refocusMilliseconds = 250;
/** The pane as Excel opens it: the first drawing shows what will be in sight, not nothing and then all at once. */
const initialRect = { width: 350, height: 800 } as const;

export interface VirtualListOptions {
  /** What an item is taken for until it is measured, in pixels. */
  readonly itemHeight?: number;
  /** The item to begin with, and whether it gets the focus. */
  readonly first?: number;
  readonly focusFirst?: boolean;
}

export type VirtualListState = ReturnType<typeof useVirtualList>;

/**
 * A long list inside the pane's one scroll area: draws what is in sight, and moves one tab stop over the items by the arrow
 * keys, Home, End and Page Up/Down.
 */
export function useVirtualList(
  count: number,
  { itemHeight = cardHeight, first = 0, focusFirst = false }: VirtualListOptions = {},
) {
  const scrollElement = useScrollElement();
  const listRef = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [wanted, setActive] = useState(first);
  const active = Math.min(wanted, count - 1);
  const focusWanted = useRef(focusFirst);

  // What stands above the list (numbers, messages, filters) grows and shrinks, so each drawing measures anew; a state that
  // is already right is not set, so that measuring ends.
  useLayoutEffect(() => {
    const list = listRef.current;
    const scroller = scrollElement.current;
    if (!list || !scroller) return;
    const offset =
      list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    // Not at once: the items lie right already, only which of them are in sight is not known as well as it will be.
    if (Math.abs(offset - scrollMargin) > 1) startTransition(() => setScrollMargin(offset));
  });

  // The item with the focus stays in the document when it is scrolled out of sight, or the focus would be lost.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indices = defaultRangeExtractor(range);
      return indices.includes(active) || active < 0
        ? indices
        : [...indices, active].toSorted((a, b) => a - b);
    },
    [active],
  );

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollElement.current,
    estimateSize: () => itemHeight,
    initialRect,
    overscan: 6,
    scrollMargin,
    scrollPaddingStart: stickyHeight,
    rangeExtractor,
  });

  // Once the list knows its place in the pane.
  const begun = useRef(first === 0);
  useLayoutEffect(() => {
    if (begun.current || scrollMargin === 0) return;
    begun.current = true;
    virtualizer.scrollToIndex(first, { align: "center" });
  }, [scrollMargin, first, virtualizer]);

  // The item may only be drawn once the list has its place.
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const button = listRef.current?.querySelector<HTMLElement>(`[data-index="${active}"] button`);
    if (!button) return;
    focusWanted.current = false;
    button.focus({ preventScroll: true });
  });

  // Fluent gives the focus of what was removed to the tabs, a moment later: it is taken back once.
  useEffect(() => {
    if (!focusFirst) return;
    const timer = setTimeout(() => {
      const list = listRef.current;
      if (!list || list.contains(document.activeElement)) return;
      list.querySelector<HTMLElement>(`[data-index="${first}"] button`)?.focus({ preventScroll: true });
    }, refocusMilliseconds);
    return () => clearTimeout(timer);
  }, [focusFirst, first]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageStep,
      PageUp: -pageStep,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    // In a field of an item the keys move the cursor.
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(Math.max(active + step, 0), count - 1);
    if (next === active) return;
    focusWanted.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: "auto" });
  };

  return {
    count,
    listRef,
    active,
    setActive,
    onKeyDown,
    height: virtualizer.getTotalSize(),
    items: virtualizer.getVirtualItems().map((item) => ({
      index: item.index,
      start: item.start - scrollMargin,
      ref: virtualizer.measureElement,
    })),
  };
}
