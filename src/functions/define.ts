import { isBlank } from "../chat/table";
import { Problem } from "../problem";
import { CellError, Range } from "./cell";
import type { Parameter, ScalarParameter } from "./parameters";
import { header, type ColumnName, type ResultCell, type SpilledCell } from "./result";

/** An example that the reference pages show and a test executes. Results are the stable ids of `kefu call --json`. */
export interface Example {
  readonly arguments: readonly unknown[];
  readonly result: unknown;
}

/**
 * What a function gives:
 * - `cell`: one value; ranges for its scalars make it spill in both directions
 * - `row`: a row of values without a header; ranges for its scalars make it spill downwards
 * - `table`: rows that describe several things, below a header row in the workbook's language; its scalars take one cell
 */
export type ResultShape = "cell" | "row" | "table";

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Values<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

interface Shapes {
  cell: ResultCell;
  /** A cell that alone cannot be computed holds its problem. */
  row: readonly SpilledCell[];
  table: readonly (readonly ResultCell[])[];
}

type Definition<P extends Parameters, S extends ResultShape> = {
  /** As it stands in a formula after KEFU. */
  readonly id: string;
  readonly family: string;
  /** Name by name, in the order of the formula. */
  readonly parameters: P;
  readonly result: S;
  readonly examples: readonly Example[];
  compute(values: Values<P>): Shapes[S];
} & (S extends "table"
  ? {
      /** Its header row; where the columns depend on what is given, the cells of it. */
      readonly columns: readonly ColumnName[] | ((values: Values<P>) => readonly ResultCell[]);
    }
  : unknown);

/** A worksheet function: declared once, callable from a sheet and from a shell. */
export interface WorksheetFunction {
  readonly id: string;
  readonly family: string;
  readonly parameters: readonly { readonly name: string; readonly parameter: Parameter<unknown> }[];
  readonly result: ResultShape;
  readonly examples: readonly Example[];
  /**
   * Arity, blanks, coercion, broadcasting; the body sees clean values.
   *
   * @throws Problem or CellError when there is no result at all
   */
  evaluate(args: readonly unknown[]): ResultCell | SpilledCell[][];
}

export function defineFunction<P extends Parameters, S extends ResultShape>(
  definition: Definition<P, S>,
): WorksheetFunction {
  const parameters = Object.entries(definition.parameters).map(([name, parameter]) => ({ name, parameter }));
  const required = parameters.filter(({ parameter }) => !parameter.optional);
  const compute = (values: Record<string, unknown>): Shapes[ResultShape] =>
    definition.compute(values as Values<P>);
  const headers = (values: Record<string, unknown>): (readonly ResultCell[])[] => {
    if (!("columns" in definition)) return [];
    const columns = definition.columns as
      readonly ColumnName[] | ((values: Values<P>) => readonly ResultCell[]);
    return [typeof columns === "function" ? columns(values as Values<P>) : header(columns)];
  };

  return {
    id: definition.id,
    family: definition.family,
    parameters,
    result: definition.result,
    examples: definition.examples,
    evaluate(args) {
      const given = trimmed(args);
      if (given.length > parameters.length) {
        throw new Problem("wrongInput", "functions.tooManyArguments", {
          function: definition.id,
          limit: parameters.length,
          count: given.length,
        });
      }
      const fixed: Record<string, unknown> = {};
      const scalars: Scalar[] = [];
      parameters.forEach(({ name, parameter }, i) => {
        if (i >= given.length && !parameter.optional)
          throw new Problem("wrongInput", "functions.missingArgument", { parameter: name });
        const cells = Range.of(given[i]);
        if (parameter.kind === "range") fixed[name] = parameter.read(cells, name);
        else scalars.push({ name, parameter, cells });
      });

      const ranged = scalars.filter(({ cells }) => !cells.isSingle);
      if (ranged.length === 0) {
        if (
          required.length === 1 &&
          scalars.some(({ name, cells }) => name === required[0].name && isNothing(cells))
        )
          return "";
        for (const scalar of scalars) fixed[scalar.name] = readAt(scalar, 0, 0);
        const result = compute(fixed);
        if (definition.result === "cell") return result as ResultCell;
        return definition.result === "row"
          ? [[...(result as Shapes["row"])]]
          : [...headers(fixed).map((row) => [...row]), ...(result as SpilledCell[][])];
      }
      if (definition.result === "table") throw tooWide(ranged[0], "functions.oneCell");
      return broadcast(
        definition.result as "cell" | "row",
        scalars,
        (values) => compute({ ...fixed, ...values }) as Shapes["cell" | "row"],
      );
    },
  };
}

interface Scalar {
  readonly name: string;
  readonly parameter: ScalarParameter<unknown>;
  readonly cells: Range;
}

/** Optional arguments that were left out at the end arrive as null or undefined, or not at all. */
function trimmed(args: readonly unknown[]): readonly unknown[] {
  let length = args.length;
  while (length > 0 && args[length - 1] === undefined) length--;
  return args.slice(0, length);
}

/** Of the one thing that a function is asked about, nothing is known when its cell is blank: no grade, no band, no date. */
function isNothing(cells: Range): boolean {
  const cell = cells.at(0, 0);
  return !(cell instanceof CellError) && isBlank(cell);
}

function readAt({ name, parameter, cells }: Scalar, row: number, column: number): unknown {
  return parameter.read(cells.cell(cells.rows === 1 ? 0 : row, cells.columns === 1 ? 0 : column), name);
}

/** The problem of a range where one cell is wanted, or one column. */
function tooWide({ name, cells }: Scalar, code: "functions.oneCell" | "functions.oneColumn"): Problem {
  return new Problem("wrongInput", code, {
    parameter: name,
    rows: cells.rows,
    columns: cells.columns,
  });
}

/**
 * One result per row (and column) of the ranged scalars. A header row and blank rows give empty cells; an error in one
 * row stays in that row.
 */
function broadcast(
  shape: "cell" | "row",
  scalars: readonly Scalar[],
  compute: (values: Record<string, unknown>) => Shapes["cell"] | Shapes["row"],
): SpilledCell[][] {
  const ranged = scalars.filter(({ cells }) => !cells.isSingle);
  const rows = Math.max(...ranged.map(({ cells }) => cells.rows));
  const columns = Math.max(...ranged.map(({ cells }) => cells.columns));
  for (const scalar of ranged) {
    const { cells, name } = scalar;
    const fits = (size: number, of: number) => size === of || size === 1;
    if (!fits(cells.rows, rows) || !fits(cells.columns, columns)) {
      throw new Problem("wrongInput", "functions.shapesDiffer", {
        parameter: name,
        rows: cells.rows,
        columns: cells.columns,
        wantedRows: rows,
        wantedColumns: columns,
      });
    }
    if (shape === "row" && cells.columns > 1) throw tooWide(scalar, "functions.oneColumn");
  }

  const isBlankAt = (row: number, column: number) =>
    ranged.every(({ cells }) => {
      const cell = cells.at(cells.rows === 1 ? 0 : row, cells.columns === 1 ? 0 : column);
      return !(cell instanceof CellError) && isBlank(cell);
    });
  const isBlankRow = (row: number) => {
    for (let column = 0; column < columns; column++) if (!isBlankAt(row, column)) return false;
    return true;
  };
  let height = rows;
  while (height > 1 && isBlankRow(height - 1)) height--;
  let top = 0;
  while (top < height - 1 && isBlankRow(top)) top++;
  // A list that is still to be filled has nothing below its header.
  const headerRow = top < rows - 1 && isHeader(ranged, top) ? top : -1;

  const result: SpilledCell[][] = [];
  let width = 1;
  for (let row = 0; row < height; row++) {
    const line: SpilledCell[] = [];
    for (let column = 0; column < columns; column++) {
      if (row === headerRow || isBlankAt(row, column)) {
        line.push("");
        continue;
      }
      try {
        const values: Record<string, unknown> = {};
        for (const scalar of scalars) values[scalar.name] = readAt(scalar, row, column);
        const computed = compute(values);
        if (shape === "row") line.push(...(computed as Shapes["row"]));
        else line.push(computed as ResultCell);
      } catch (error) {
        if (!(error instanceof Problem || error instanceof CellError)) throw error;
        line.push(error);
      }
    }
    if (line.length > width) width = line.length;
    result.push(line);
  }
  // A rectangle, as a sheet wants it: an error or a blank row stands for every cell of its row.
  if (shape === "row") {
    for (const line of result) {
      while (line.length < width) line.push(line[0] instanceof Error ? line[0] : "");
    }
  }
  return result;
}

/** A first row of texts that no parameter can read, but for words that may be either, is the header of whole columns. */
function isHeader(ranged: readonly Scalar[], row: number): boolean {
  const tall = ranged.filter(({ cells }) => cells.rows > 1);
  const sure = tall.filter((scalar) => !mayHead(scalar, row));
  return sure.length > 0 && sure.every((scalar) => heads(scalar, row));
}

function mayHead({ cells, parameter }: Scalar, row: number): boolean {
  const cell = cells.at(row, 0);
  return typeof cell === "string" && (parameter.mayHead?.(cell) ?? false);
}

function heads({ cells, name, parameter }: Scalar, row: number): boolean {
  const cell = cells.at(row, 0);
  if (typeof cell !== "string") return false;
  if (parameter.isHeader) return parameter.isHeader(cell);
  try {
    parameter.read(cell, name);
    return false;
  } catch {
    return true;
  }
}
