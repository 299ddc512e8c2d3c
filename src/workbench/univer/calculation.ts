import type { ICommandInfo, IDisposable, IExecutionOptions, Injector } from "@univerjs/core";
import { ICommandService } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetRangeValuesMutation,
} from "@univerjs/preset-sheets-core";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/preset-sheets-core";

/**
 * Knows whether formulas are still to be calculated. Univer gathers changes for 100 ms before it calculates and has no
 * question for "is anything left"; its own promise waits half a second when nothing is.
 */
export class Calculation implements IDisposable {
  private running = false;
  /** A calculation was stopped because something changed meanwhile; Univer begins it anew, with the changes. */
  private restarting = false;
  private waiting: (() => void)[] = [];
  private waitingForPause: (() => void)[] = [];
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
          // What changed while a stopped calculation was on its way to its new beginning is still to come.
          if (!this.restarting) this.scheduled = false;
          this.restarting = false;
          this.running = true;
        } else if (command.id === SetFormulaCalculationStopMutation.id) {
          if (!this.running || !this.scheduled) return;
          this.restarting = true;
          this.scheduled = false;
        } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
          const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
          if (functionsExecutedState === undefined || this.restarting) return;
          this.running = false;
          // What applies the results hears the same notification: let it go first.
          queueMicrotask(() => this.settle());
        } else if (dirty.get(command.id) && schedules(command, options)) {
          this.scheduled = true;
        }
      }),
    );
  }

  get busy(): boolean {
    return this.scheduled || this.running || this.outstanding.some((isOutstanding) => isOutstanding());
  }

  waitFor(outstanding: () => boolean): void {
    this.outstanding.push(outstanding);
  }

  /** Resolves when nothing is left to calculate. */
  done(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  /**
   * Resolves when no calculation is under way; more may be to come. A calculation that is disturbed begins anew from its
   * start: whatever can wait waits for this.
   */
  paused(): Promise<void> {
    return this.running ? new Promise((resolve) => this.waitingForPause.push(resolve)) : Promise.resolve();
  }

  /** To be called when something that was outstanding has arrived. */
  settle(): void {
    if (!this.running) {
      const waiting = this.waitingForPause;
      this.waitingForPause = [];
      for (const resolve of waiting) resolve();
    }
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
