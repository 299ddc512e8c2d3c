import type { CellValue } from "../../book";

/** An error in a cell: its text ("#N/A"), and the add-in's sentence where it gave one. */
export interface CellError {
  readonly error: string;
  readonly message?: string;
}

/** A blank cell is null. */
export type Argument = CellValue | null | CellError;

export type ArgumentMatrix = readonly (readonly Argument[])[];

/** What an add-in answered. */
export type Answer = CellValue | CellError | readonly (readonly (CellValue | null | CellError)[])[];

export const isCellError = (value: unknown): value is CellError =>
  typeof value === "object" && value !== null && "error" in value;
