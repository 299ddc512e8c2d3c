import type { ICommandInfo, IDisposable, IExecutionOptions, Injector } from "@univerjs/core";
import { ICommandService } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetRangeValuesMutation,
} from "@univerjs/preset-sheets-core";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/preset-sheets-core";

/**
 * Knows whether formulas are still to be calculated. Univer gathers changes for 100 ms before it calculates and has no
 * question for "is anything left"; its own promise waits half a second when nothing is.
 */
export class Calculation implements IDisposable {
  private running = 0;
  private waiting: (() => void)[] = [];
  private readonly listeners: IDisposable[] = [];
  /** Asked before the calculation is called done: answers that are on their way from the add-in. */
  private readonly outstanding: (() => boolean)[] = [];

  /**
   * @param scheduled whether the workbook that is about to be opened has formulas, which Univer then calculates
   */
  constructor(
    injector: Injector,
    private scheduled: boolean,
  ) {
    const commands = injector.get(ICommandService);
    const dirty = injector.get(IActiveDirtyManagerService);
    this.listeners.push(
      commands.onCommandExecuted((command, options) => {
        if (command.id === SetFormulaCalculationStartMutation.id) {
          this.scheduled = false;
          this.running = 1;
        } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
          const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
          if (functionsExecutedState === undefined) return;
          this.running = 0;
          // What applies the results hears the same notification: let it go first.
          queueMicrotask(() => this.settle());
        } else if (dirty.get(command.id) && schedules(command, options)) {
          this.scheduled = true;
        }
      }),
    );
  }

  get busy(): boolean {
    return this.scheduled || this.running > 0 || this.outstanding.some((isOutstanding) => isOutstanding());
  }

  waitFor(outstanding: () => boolean): void {
    this.outstanding.push(outstanding);
  }

  /** Resolves when nothing is left to calculate. */
  done(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  /** To be called when something that was outstanding has arrived. */
  settle(): void {
    if (this.busy) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }
}

/** Univer's own condition for changes that call for no calculation. */
function schedules(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean {
  return command.id !== SetRangeValuesMutation.id || options?.onlyLocal !== true;
}
