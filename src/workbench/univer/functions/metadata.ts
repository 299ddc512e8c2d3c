/**
 * What a custom functions metadata file (functions.json) says of its functions, as far as a grid needs it.
 *
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json
 */
export interface FunctionParameter {
  readonly name: string;
  readonly description?: string;
  /** "matrix": the function takes a range as rows of cells; "scalar" or nothing: one value. */
  readonly dimensionality?: "scalar" | "matrix";
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export interface FunctionMetadata {
  /** Under which the add-in associates its code. */
  readonly id: string;
  /** As it stands in a formula, without the namespace. */
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly FunctionParameter[];
  readonly options?: {
    readonly stream?: boolean;
    readonly volatile?: boolean;
    readonly requiresAddress?: boolean;
  };
  /** Stands once in the file, for all its functions. */
  readonly allowErrorForDataTypeAny?: boolean;
}

/** Reads a metadata file; what is not a function with a name and parameters is left out. */
export function readFunctionMetadata(file: unknown): readonly FunctionMetadata[] {
  const { functions, allowErrorForDataTypeAny } = (file ?? {}) as {
    functions?: unknown;
    allowErrorForDataTypeAny?: boolean;
  };
  if (!Array.isArray(functions)) return [];
  return functions
    .filter(
      (entry: Partial<FunctionMetadata> | null): entry is FunctionMetadata =>
        typeof entry?.id === "string" && typeof entry.name === "string" && Array.isArray(entry.parameters),
    )
    .map((entry) => ({ allowErrorForDataTypeAny, ...entry }));
}
