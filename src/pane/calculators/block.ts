import { addressOf, parseAddress } from "../../excel/address";
import type { Block } from "../../excel/insertBlock";
import type { CalculatorsKey } from "../../locales/calculators";
import type { Calculator } from "./calculators";

/** What a calculator writes into the sheet, and the room that it needs there. */
export interface CalculatorBlock {
  readonly cells: Block;
  readonly rows: number;
  readonly columns: number;
  /** The formulas among the cells. */
  readonly formulas: readonly string[];
}

/**
 * Inputs with their labels, and below them the formulas that refer to their cells, so that the sheet follows when a number
 * is changed there. A formula whose needed inputs are blank is left out.
 *
 * @param at A1 address of the first cell
 * @param values by input; null: left blank
 */
export function blockOf(
  { inputs, formulas }: Calculator,
  values: Readonly<Record<string, number | null>>,
  at: string,
  label: (key: CalculatorsKey) => string,
): CalculatorBlock {
  const { row, column } = parseAddress(at) ?? { row: 0, column: 0 };
  const cells: (string | number | null)[][] = inputs.map(({ name }) => [label(name), values[name] ?? null]);
  const written: string[] = [];
  const cellOf = (name: CalculatorsKey) =>
    addressOf({
      row: row + inputs.findIndex((input) => input.name === name),
      column: column + 1,
      rows: 1,
      columns: 1,
    });
  let columns = 2;
  let rows = cells.length;
  for (const formula of formulas) {
    // The plan needs a limit; its other inputs may stay blank.
    if (formula.inputs.slice(0, 2).includes("maximumLoss") && (values.maximumLoss ?? null) === null) continue;
    while (cells.length < rows + 1) cells.push([]);
    if (formula.labels.length > 0) cells.push(formula.labels.map(label));
    const text = `=KEFU.${formula.id}(${formula.inputs.map(cellOf).join(",")})`;
    cells.push([text]);
    written.push(text);
    rows = cells.length + formula.rows - 1;
    columns = Math.max(columns, formula.columns);
  }
  return { cells, rows, columns, formulas: written };
}
