import type { KpiTable, KpiUnit } from "../../../chat/kpi";
import type { Order } from "../../../chat/orders";
import type { Cell } from "../../../chat/table";
import type { ImportColumnKind } from "../../../excel/import/types";
import { serialOf } from "./chatRows";
import type { ColumnDigest, TableDigest } from "./digest";

/** A table as it will stand in the sheet, with its rows on demand. */
export interface OutputTable {
  readonly digest: TableDigest;
  rows(from: number, to: number): Cell[][];
}

const kindOfUnit: Readonly<Record<KpiUnit, ImportColumnKind>> = {
  seconds: "seconds",
  share: "share",
  number: "number",
};

/** The key figures of all summaries as one table: a figure that a summary does not have stays empty there. */
export function agentTable(summaries: readonly KpiTable[]): OutputTable {
  const figures = new Map<string, ColumnDigest>();
  for (const { columns } of summaries) {
    for (const { header, unit } of columns) {
      const id = `${unit} ${header}`;
      if (!figures.has(id)) figures.set(id, { id, header, kind: kindOfUnit[unit] });
    }
  }
  const rows = summaries.flatMap(({ columns, agents }) => {
    const place = new Map(columns.map(({ header, unit }, i) => [`${unit} ${header}`, i]));
    return agents.map(({ agent, values }): Cell[] => [
      agent,
      ...[...figures.keys()].map((id) => known(values[place.get(id) ?? -1])),
    ]);
  });
  const columns: ColumnDigest[] = [{ id: "agent", header: null, kind: "text" }, ...figures.values()];
  return {
    digest: { kind: "agents", columns, rowCount: rows.length },
    rows: (from, to) => rows.slice(from, to),
  };
}

const orderColumns: readonly ColumnDigest[] = [
  { id: "order", header: null, kind: "text" },
  { id: "customer", header: null, kind: "text" },
  { id: "orderTime", header: null, kind: "time" },
  { id: "paidTime", header: null, kind: "time" },
  { id: "closedTime", header: null, kind: "time" },
  { id: "amount", header: null, kind: "amount" },
];

export function orderTable(orders: readonly Order[]): OutputTable {
  return {
    digest: { kind: "orders", columns: orderColumns, rowCount: orders.length },
    rows: (from, to) =>
      orders
        .slice(from, to)
        .map(({ id, customer, placed, paid, closed, amount }) => [
          id || null,
          customer || null,
          serialOf(placed),
          serialOf(paid),
          serialOf(closed),
          known(amount),
        ]),
  };
}

/** Unknown is an empty cell, not zero. */
const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
