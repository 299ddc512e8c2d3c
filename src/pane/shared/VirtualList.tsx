import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { VirtualListState } from "./useVirtualList";

const useStyles = makeStyles({
  list: { position: "relative", listStyleType: "none", padding: 0 },
  item: { position: "absolute", insetBlockStart: 0, insetInline: 0 },
});

interface VirtualListProps {
  readonly list: VirtualListState;
  readonly label: string;
  /** Which keys move in it, for screen readers. */
  readonly description: string;
  readonly className: string;
  readonly itemClassName: string;
  /** Draws an item; the one with the tab stop is `list.active`. */
  readonly children: (index: number) => ReactNode;
}

/** The list of `useVirtualList`: says how long it is and where each item stands, though few of them are drawn. */
export function VirtualList(props: VirtualListProps) {
  const { list, label, description, className, itemClassName, children } = props;
  const styles = useStyles();
  return (
    <ul
      ref={list.listRef}
      className={mergeClasses(styles.list, className)}
      style={{ height: list.height }}
      aria-label={label}
      aria-description={description}
      onKeyDown={list.onKeyDown}
    >
      {list.items.map(({ index, start, ref }) => (
        <li
          key={index}
          ref={ref}
          data-index={index}
          className={mergeClasses(styles.item, itemClassName)}
          style={{ transform: `translateY(${start}px)` }}
          aria-setsize={list.count}
          aria-posinset={index + 1}
        >
          {children(index)}
        </li>
      ))}
    </ul>
  );
}
