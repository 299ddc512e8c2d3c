
/** What a column of a chat table can hold. The three last belong to the order that the chat is about. */
export const fields = [
  "conversation",
  "time",
  "sender",
  "role",
  "text",
  "order",
  "orderTime",
  "paidTime",
] as const;
export type Field = (typeof fields)[number];

/** Why a column is read as its field: its header, its content, or a person's word. */
export type ColumnBasis = "header" | "content" | "corrected";

export interface DetectedColumn {
  /** Zero-based. */
  readonly column: number;
  /** As the header row writes it, "" when there is none. */
  readonly header: string;
  readonly field: Field | null;
  /** null when the column is not read. */
  readonly basis: ColumnBasis | null;
}

export interface ColumnDetection {
  /** Zero-based row of the header; null when the table has none. Rows above it are titles. */
  readonly headerRow: number | null;
  readonly columns: readonly DetectedColumn[];
  /** Zero-based column by field. */
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  /** A column of days beside a `time` column that holds clocks only; null when there is none. */
  readonly dayColumn: number | null;
}

export interface ColumnOverrides {
  /** Field by zero-based column; null takes a column out. */
  readonly columns?: Readonly<Record<number, Field | null>>;
  /** Zero-based row of the header; null when there is none; found when left out. */
  readonly headerRow?: number | null;
}
