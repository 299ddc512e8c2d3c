import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowSortDownRegular, ArrowSortUpRegular } from "@fluentui/react-icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { chartsText } from "../../locales/charts";
import { useLanguage } from "../language";
import { useScrollElement } from "../scroll";
import { useHiddenStyles } from "../shared/hidden.styles";
import { Known } from "./Known";

/** A column of figures, or of words where `show` draws them. */
export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** What rows are sorted by; null: not known, and last in either direction. */
  readonly value: (row: Row) => number | string | null;
  readonly show: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  /** The column that sorts at first; without it, headers do not sort. */
  readonly sortedBy?: Sorting;
}

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

const useStyles = makeStyles({
  table: { ...typographyStyles.caption1, borderCollapse: "collapse", width: "100%" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    verticalAlign: "bottom",
    textAlign: "end",
    // Chinese would break within a word.
    wordBreak: "keep-all",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    ":first-child": { textAlign: "start" },
    ":not(:first-child)": { paddingInlineStart: tokens.spacingHorizontalS },
  },
  sort: {
    appearance: "none",
    border: "none",
    padding: 0,
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "inherit",
    cursor: "pointer",
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    minHeight: "24px",
    ":hover": { color: tokens.colorNeutralForeground1 },
  },
  cell: {
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ":not(:first-child)": { paddingInlineStart: tokens.spacingHorizontalS },
  },
  /** A figure and its unit stay together, whatever name stands before them. */
  figure: { whiteSpace: "nowrap" },
  name: { overflowWrap: "anywhere", textAlign: "start", fontWeight: tokens.fontWeightRegular },
  gap: { padding: 0, border: "none" },
});

/** From so many rows on only those in sight are drawn. */
const longFrom = 80;
const estimatedRowHeight = 37;

/** A table of figures whose headers sort; however long, it draws what is in sight. */
export function DataTable<Row>({ caption, rows, keyOf, columns, sortedBy }: DataTableProps<Row>) {
  const { locale } = useLanguage();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const [sorting, setSorting] = useState(sortedBy ?? null);
  const sorted = useMemo(() => sortRows(rows, columns, sorting, locale), [rows, columns, sorting, locale]);
  const { bodyRef, from, to, above, below } = useRowsInSight(sorted.length);

  const turn = ({ id }: Column<Row>) =>
    setSorting((now) => ({ column: id, descending: now?.column === id ? !now.descending : true }));
  const directionOf = ({ id }: Column<Row>) =>
    sorting?.column !== id ? undefined : sorting.descending ? "descending" : "ascending";

  return (
    <table className={styles.table} aria-rowcount={sorted.length + 1}>
      <caption className={hidden}>{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={styles.head} aria-sort={directionOf(column)}>
              {sortedBy ? (
                <button
                  type="button"
                  className={styles.sort}
                  title={chartsText(locale, "sort", { column: column.name })}
                  onClick={() => turn(column)}
                >
                  {column.name}
                  {directionOf(column) === "descending" && <ArrowSortDownRegular aria-hidden />}
                  {directionOf(column) === "ascending" && <ArrowSortUpRegular aria-hidden />}
                </button>
              ) : (
                column.name
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={bodyRef}>
        {above > 0 && <Gap height={above} columns={columns.length} />}
        {sorted.slice(from, to).map((row, i) => (
          <tr key={keyOf(row)} aria-rowindex={from + i + 2}>
            {columns.map((column, c) =>
              c === 0 ? (
                <th key={column.id} scope="row" className={mergeClasses(styles.cell, styles.name)}>
                  {column.show(row)}
                </th>
              ) : (
                <td
                  key={column.id}
                  className={mergeClasses(
                    styles.cell,
                    typeof column.value(row) === "number" && styles.figure,
                  )}
                >
                  {column.show(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {below > 0 && <Gap height={below} columns={columns.length} />}
      </tbody>
    </table>
  );
}

/** A column of numbers, some of which may not be known. */
export function figureColumn<Row>(
  id: string,
  name: string,
  value: (row: Row) => number | null,
  show: (value: number) => string,
): Column<Row> {
  return { id, name, value, show: (row) => <Known value={value(row)} show={show} /> };
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  const styles = useStyles();
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} className={styles.gap} />
    </tr>
  );
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
  locale: string,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sorting?.column);
  if (!column || !sorting) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === "string" || typeof b === "string"
        ? String(a).localeCompare(String(b), locale, { numeric: true })
        : a - b;
    return sign * order;
  });
}

/** The part of a long table that is in sight, and the heights of what lies above and below it. */
function useRowsInSight(count: number) {
  const scroller = useScrollElement();
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const isLong = count >= longFrom;
  // What stands above the table grows and shrinks; a state that is already right is not set, so that measuring ends.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const [body, area] = [bodyRef.current, scroller.current];
    if (!isLong || !body || !area) return;
    const offset = body.getBoundingClientRect().top - area.getBoundingClientRect().top + area.scrollTop;
    if (Math.abs(offset - scrollMargin) > 1) setScrollMargin(offset);
  });
  const virtualizer = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    overscan: 12,
    scrollMargin,
  });
  if (!isLong) return { bodyRef, from: 0, to: count, above: 0, below: 0 };
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return { bodyRef, from: 0, to: 0, above: 0, below: count * estimatedRowHeight };
  return {
    bodyRef,
    from: first.index,
    to: last.index + 1,
    above: first.start - scrollMargin,
    below: virtualizer.getTotalSize() - (last.end - scrollMargin),
  };
}
