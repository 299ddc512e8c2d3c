import type { CellValue } from "../book";
import type { ErrorText } from "../typedInput";
import type { RichApiMessage } from "./events";
import { HostObject } from "./richApi/hostObject";

/** Custom functions in the shared runtime: the host sends invocations, the add-in's runtime sends results. */

/** A cell of an argument: null for an empty one; an error needs a call with `allowErrors`. */
export type ArgumentCell = CellValue | null | { readonly error: ErrorText };

/** An argument: null for one that is left out, a matrix for a range. */
export type FunctionArgument = ArgumentCell | readonly (readonly ArgumentCell[])[];

export interface FunctionError {
  readonly error: ErrorText;
  /** The function's own words; "" when it gave none. */
  readonly message: string;
}

/** A result is always a matrix; a cell may hold null, which Excel shows as 0. */
export type FunctionResult = (CellValue | null)[][] | FunctionError;

export const isFunctionError = (result: FunctionResult): result is FunctionError => "error" in result;

export interface InvokeOptions {
  /** The formula's cell, "Sheet1!B2". */
  readonly address?: string;
  /** Addresses of the arguments, for functions with @requiresParameterAddresses. */
  readonly parameterAddresses?: readonly (string | null)[];
  readonly cancelable?: boolean;
  /** Results come again and again; the first one settles `result`. */
  readonly onResult?: (result: FunctionResult) => void;
  /** Errors among the arguments are given to the function instead of being its result. */
  readonly allowErrors?: boolean;
}

export interface Invocation {
  readonly id: number;
  readonly result: Promise<FunctionResult>;
  /** Ends a streaming or cancelable function, whose `onCanceled` is called. */
  cancel(): void;
}

const functionsCategory = 1;
const invokeMessage = 1000;
const cancelMessage = 1001;
const Flag = { cancelable: 1, streaming: 2, allowErrors: 4 } as const;

/** How the runtime numbers a function's errors. */
const errorByCode: readonly ErrorText[] = [
  "#VALUE!",
  "#N/A",
  "#VALUE!",
  "#VALUE!",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#VALUE!",
  "#NULL!",
  "#NAME?",
  "#NAME?",
];

interface Running {
  readonly settle: (result: FunctionResult) => void;
  readonly streaming: boolean;
  readonly message: RichApiMessage;
}

const entry = (type: number, message: unknown): RichApiMessage => ({
  category: functionsCategory,
  type,
  target: "",
  message,
});

export class CustomFunctions {
  private whenReady!: Promise<void>;
  private announce!: () => void;
  private nextId = 1;
  private readonly running = new Map<number, Running>();
  private queue: RichApiMessage[] = [];

  /** @param send carries messages to the add-in; several invocations travel in one */
  constructor(private readonly send: (messages: readonly RichApiMessage[]) => void) {
    this.restart();
  }

  /** Resolves when the add-in's runtime has announced itself. */
  get ready(): Promise<void> {
    return this.whenReady;
  }

  /** The add-in's page was loaded (again): calls without a result are made again when its runtime is there. */
  restart(): void {
    this.whenReady = new Promise((resolve) => (this.announce = resolve));
    this.queue = [];
    for (const { message } of this.running.values()) this.enqueue(message);
  }

  /** The part that the runtime speaks to over the wire. */
  readonly service = new CustomFunctionsService({
    ready: () => this.announce(),
    result: (id, result) => this.settle(id, result),
  });

  /** How many invocations wait for a result. */
  get pending(): number {
    return this.running.size;
  }

  /**
   * Calls a function of the add-in. Calls of one turn of the event loop travel together.
   *
   * @param name with its namespace or without, as the add-in associated it; upper or lower case
   */
  invoke(name: string, values: readonly FunctionArgument[], options: InvokeOptions = {}): Invocation {
    const id = this.nextId++;
    const streaming = options.onResult !== undefined;
    const flags =
      (options.cancelable || streaming ? Flag.cancelable : 0) |
      (streaming ? Flag.streaming : 0) |
      (options.allowErrors ? Flag.allowErrors : 0);
    const { address = null, parameterAddresses = null } = options;
    const message = entry(invokeMessage, [
      id,
      name,
      values.map(onTheWire),
      address,
      flags,
      parameterAddresses,
    ]);
    const result = new Promise<FunctionResult>((resolve) => {
      const settle = (settled: FunctionResult) => {
        options.onResult?.(settled);
        resolve(settled);
      };
      this.running.set(id, { settle, streaming, message });
    });
    this.enqueue(message);
    return { id, result, cancel: () => this.cancel(id) };
  }

  private cancel(id: number): void {
    if (!this.running.delete(id)) return;
    this.enqueue(entry(cancelMessage, { invocationId: id }));
  }

  private enqueue(message: RichApiMessage): void {
    this.queue.push(message);
    if (this.queue.length > 1) return;
    const { queue, whenReady } = this;
    void whenReady.then(() => {
      if (this.queue !== queue) return;
      this.queue = [];
      this.send(queue);
    });
  }

  private settle(id: number, result: FunctionResult): void {
    const call = this.running.get(id);
    if (!call) return;
    if (!call.streaming) this.running.delete(id);
    call.settle(result);
  }
}

/** `Microsoft.ExcelServices.CustomFunctions` on the wire. */
class CustomFunctionsService extends HostObject {
  readonly typeName = "CustomFunctions";
  readonly scalars = [];

  constructor(
    private readonly listener: {
      ready(): void;
      result(id: number, result: FunctionResult): void;
    },
  ) {
    super();
  }

  _SetOsfControlContainerReadyForCustomFunctions(): null {
    this.listener.ready();
    return null;
  }

  /** Shorter (2) and bounded (4) pauses between two messages of results. */
  _GetEnabledFeatures(): number[] {
    return [2, 4];
  }

  /** Results as `[id, succeeded, value, error code when failed, …]`. */
  SetInvocationArrayResults(results: readonly (readonly unknown[])[]): null {
    for (const [id, succeeded, value, code] of results) {
      this.listener.result(Number(id), resultOf(succeeded === true, value, code));
    }
    return null;
  }

  SetInvocationResults(
    results: readonly { id: number; failed?: boolean; value?: unknown; errorCode?: number }[],
  ): null {
    for (const { id, failed, value, errorCode } of results) {
      this.listener.result(id, resultOf(failed !== true, value, errorCode));
    }
    return null;
  }
}

function resultOf(succeeded: boolean, value: unknown, code: unknown): FunctionResult {
  if (!succeeded) {
    return { error: errorByCode[Number(code)] ?? "#VALUE!", message: typeof value === "string" ? value : "" };
  }
  const error = errorObject(value);
  if (error) return error;
  if (!Array.isArray(value)) return [[cellOf(value)]];
  const rows = value as unknown[];
  return rows.map((row) => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)]));
}

/** The runtime makes `CustomFunctions.Error`s of objects of this type. */
function onTheWire(argument: FunctionArgument): unknown {
  if (Array.isArray(argument))
    return (argument as readonly (readonly ArgumentCell[])[]).map((row) => row.map(onTheWire));
  if (typeof argument !== "object" || argument === null) return argument;
  return { type: "CustomFunctionError", code: (argument as { error: ErrorText }).error };
}

/** A `CustomFunctions.Error` that was returned, or that stands in a matrix. */
function errorObject(value: unknown): FunctionError | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { basicValue, message, type } = value as { basicValue?: ErrorText; message?: string; type?: string };
  return type === "Error" && basicValue ? { error: basicValue, message: message ?? "" } : null;
}

function cellOf(value: unknown): CellValue | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "object" && value !== null) {
    const { basicValue } = value as { basicValue?: CellValue };
    return basicValue ?? "#VALUE!";
  }
  return null;
}
