import type { ICommandInfo, IMutation } from "@univerjs/core";
import { BooleanNumber, CommandType, ICommandService } from "@univerjs/core";
import {
  FunctionType,
  IActiveDirtyManagerService,
  IDescriptionService,
  IFunctionService,
} from "@univerjs/preset-sheets-core";
import type { IFunctionInfo } from "@univerjs/preset-sheets-core";
import type { Calculation } from "../calculation";
import type { Engine } from "../engine";
import { AddInFunction } from "./executor";
import type { CallAddIn, Place } from "./invocations";
import { Invocations } from "./invocations";
import type { FunctionMetadata } from "./metadata";
import type { Answer } from "./answer";
import { isCellError } from "./answer";

/** The worksheet functions that an add-in brings. */
export interface AddIn {
  /** Before the dot in a formula. */
  readonly namespace: string;
  readonly functions: readonly FunctionMetadata[];
  readonly call: CallAddIn;
}

interface AnswersArrived {
  readonly unitId: string;
  readonly places: readonly Place[];
}

/** Has no effect of its own: Univer calculates its places again, together with whatever else has changed. */
const answersArrived: IMutation<AnswersArrived> = {
  id: "workbench.mutation.answers-arrived",
  type: CommandType.MUTATION,
  handler: () => true,
};

/** What the book asks about the functions that were registered. */
export interface RegisteredFunctions {
  /** Tells autocompletion and the hints on arguments of them; possible when a workbook is open. */
  describe(): void;
  /** The sentence that the add-in gave with the error in a cell. */
  errorMessage(place: Place): string | undefined;
  /** Forgets all answers, so that the next calculation calls the add-in for everything. */
  forget(): void;
}

/** The workbook in which the functions are called. */
export interface CalculatedBook {
  readonly unitId: string;
  lastUsedRow(sheetId: string): number;
  /** Whether the grid reaches as far as a result of so many rows and columns. */
  hasRoom(place: Place, rows: number, columns: number): boolean;
  makeRoom(place: Place, rows: number, columns: number): void;
}

/**
 * Registers an add-in's functions. Must come before a workbook is opened: formulas are bound to functions when they are
 * read.
 */
export function registerFunctions(
  engine: Engine,
  calculation: Calculation,
  addIn: AddIn,
  book: CalculatedBook,
): RegisteredFunctions {
  const commands = engine.injector.get(ICommandService);
  const messages = new Map<string, string>();
  const calculateAgain = (places: readonly Place[]): void => {
    const parameters: AnswersArrived = { unitId: book.unitId, places };
    commands.syncExecuteCommand(answersArrived.id, parameters, { onlyLocal: true });
    calculation.settle();
  };
  const invocations = new Invocations(addIn.call, calculateAgain, () => calculation.paused());
  let growing = 0;
  /** Univer's sheets have the size they need, and a calculation cannot change it: it is done again in a larger grid. */
  const spillInto = async (place: Place, rows: number, columns: number): Promise<void> => {
    growing++;
    await calculation.paused();
    growing--;
    book.makeRoom(place, rows, columns);
    calculateAgain([place]);
  };
  calculation.waitFor(() => growing > 0);
  calculation.waitFor(() => invocations.outstanding);
  commands.registerCommand(answersArrived);
  engine.injector.get(IActiveDirtyManagerService).register(answersArrived.id, {
    commandId: answersArrived.id,
    getDirtyData: dirtyPlaces,
  });
  const host = {
    invocations,
    lastUsedRow: (sheetId: string) => book.lastUsedRow(sheetId),
    answered: (place: Place, answer: Answer) => {
      if (Array.isArray(answer)) {
        const rows = answer as readonly (readonly unknown[])[];
        const columns = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
        if (!book.hasRoom(place, rows.length, columns)) void spillInto(place, rows.length, columns);
      }
      const message = isCellError(answer) ? answer.message : undefined;
      if (message) messages.set(keyOf(place), message);
      else messages.delete(keyOf(place));
    },
  };
  const functions = addIn.functions.map((metadata) => new AddInFunction(addIn.namespace, metadata, host));
  engine.injector.get(IFunctionService).registerExecutors(...functions);
  return {
    describe: () => {
      const descriptions = addIn.functions.map((metadata) => describe(addIn.namespace, metadata));
      engine.injector.get(IDescriptionService).registerDescriptions(descriptions);
    },
    errorMessage: (place) => messages.get(keyOf(place)),
    forget: () => invocations.forget(),
  };
}

const keyOf = ({ sheetId, row, column }: Place): string => `${sheetId}!${row},${column}`;

/** One range for each run of places in a column: Univer compares every range with every other. */
function dirtyPlaces(command: ICommandInfo) {
  const { unitId, places } = command.params as AnswersArrived;
  const sorted = [...places].sort(
    (a, b) => a.sheetId.localeCompare(b.sheetId) || a.column - b.column || a.row - b.row,
  );
  const dirtyRanges: { unitId: string; sheetId: string; range: RangeOfColumn }[] = [];
  for (const { sheetId, row, column } of sorted) {
    const last = dirtyRanges.at(-1);
    if (last?.sheetId === sheetId && last.range.startColumn === column && last.range.endRow === row - 1) {
      last.range.endRow = row;
    } else {
      const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
      dirtyRanges.push({ unitId, sheetId, range });
    }
  }
  return { dirtyRanges };
}

interface RangeOfColumn {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/** What autocompletion and the hints on arguments show. */
function describe(namespace: string, { name, description, parameters }: FunctionMetadata): IFunctionInfo {
  return {
    functionName: `${namespace}.${name}`.toUpperCase(),
    functionType: FunctionType.User,
    description: description ?? "",
    abstract: description ?? "",
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      example: "",
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  };
}
