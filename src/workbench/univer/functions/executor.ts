import { BaseFunction, ErrorType, ErrorValueObject } from "@univerjs/preset-sheets-core";
import type { BaseValueObject, FunctionVariantType } from "@univerjs/preset-sheets-core";
import type { Invocations, Place } from "./invocations";
import type { FunctionMetadata, FunctionParameter } from "./metadata";
import type { Answer, Argument, ArgumentMatrix, CellError } from "./answer";
import { isCellError } from "./answer";
import { matrixOf, pendingError, valueObjectOf } from "./values";

export interface ExecutorHost {
  readonly invocations: Invocations;
  /** Last row of a sheet that holds anything. */
  lastUsedRow(sheetId: string): number;
  /** Told of what a cell's function answered, so that the sentence of an error can be shown. */
  answered(place: Place, answer: Answer): void;
}

/** How many values a repeating parameter may take in Excel. */
const mostArguments = 255;

/** A function of an add-in as the grid's formula engine sees it. */
export class AddInFunction extends BaseFunction {
  override needsReferenceObject = true;
  private readonly parameters: readonly FunctionParameter[];

  constructor(
    namespace: string,
    private readonly metadata: FunctionMetadata,
    private readonly host: ExecutorHost,
  ) {
    super(`${namespace}.${metadata.name}`.toUpperCase());
    this.parameters = metadata.parameters;
    this.minParams = this.parameters.filter(
      (parameter) => !parameter.optional && !parameter.repeating,
    ).length;
    this.maxParams = this.parameters.at(-1)?.repeating ? mostArguments : this.parameters.length;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    // Whatever is thrown here would stop the whole calculation.
    try {
      return this.evaluate(variants);
    } catch (error) {
      console.error(this.name, error instanceof Error ? error.name : "");
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }

  private evaluate(variants: readonly FunctionVariantType[]): BaseValueObject {
    const matrices = variants.map((variant) =>
      matrixOf(variant, (sheetId) => this.host.lastUsedRow(sheetId)),
    );
    const place: Place = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    const error = this.inputError(matrices);
    if (error) return valueObjectOf(error);
    const answer = this.lift(matrices, place);
    if (answer === undefined) return ErrorValueObject.create(pendingError);
    this.host.answered(place, answer);
    return valueObjectOf(answer);
  }

  /**
   * Excel calls no function with errors it does not ask for; it shows the first error instead. What is still on its way
   * from the add-in is waited for in any case.
   */
  private inputError(matrices: readonly ArgumentMatrix[]): CellError | undefined {
    const errors = matrices.flatMap((matrix) => matrix.flatMap((row) => row.filter(isCellError)));
    const pending = errors.find(({ error }) => error === pendingError);
    return pending ?? (this.metadata.allowErrorForDataTypeAny ? undefined : errors[0]);
  }

  /**
   * A range given to a parameter that takes one value makes Excel call the function for each cell of the range and spill
   * the results.
   */
  private lift(matrices: readonly ArgumentMatrix[], place: Place): Answer | undefined {
    const lifted = matrices.filter((matrix, index) => !this.takesRange(index) && !isSingle(matrix));
    if (lifted.length === 0) return this.ask(matrices, place, 0, 0);
    const rows = Math.max(...lifted.map((matrix) => matrix.length));
    const columns = Math.max(...lifted.map((matrix) => matrix[0]?.length ?? 0));
    let complete = true;
    const cells = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const answer = this.ask(matrices, place, row, column);
        if (answer === undefined) complete = false;
        // Excel has no arrays within arrays: the first cell counts.
        const cell = Array.isArray(answer) ? (answer as Answer[][])[0]?.[0] : answer;
        return (cell ?? "") as Exclude<Answer, readonly unknown[]>;
      }),
    );
    return complete ? cells : undefined;
  }

  private ask(
    matrices: readonly ArgumentMatrix[],
    place: Place,
    row: number,
    column: number,
  ): Answer | undefined {
    const parameters: (Argument | ArgumentMatrix)[] = matrices.map((matrix, index) =>
      this.takesRange(index) ? matrix : cellAt(matrix, row, column),
    );
    while (parameters.length < this.parameters.length) parameters.push(null);
    return this.host.invocations.ask({ id: this.metadata.id, parameters, place });
  }

  private takesRange(index: number): boolean {
    const parameter = this.parameters[Math.min(index, this.parameters.length - 1)];
    return parameter?.dimensionality === "matrix";
  }
}

const isSingle = (matrix: ArgumentMatrix): boolean => matrix.length === 1 && matrix[0]?.length === 1;

/** A single row or column is repeated over the others, as Excel's dynamic arrays do; what is beyond is #N/A. */
function cellAt(matrix: ArgumentMatrix, row: number, column: number): Argument {
  const cells = matrix[matrix.length === 1 ? 0 : row];
  const cell = cells?.[cells.length === 1 ? 0 : column];
  return cell === undefined ? { error: "#N/A" } : cell;
}
