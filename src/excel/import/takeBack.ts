import { ExcelTrouble, troubleOf } from "../trouble";

type Step = () => Promise<void>;

/** Told what has to be done so that the workbook is as before; the last step told is done first. */
export type TakeBack = (step: Step) => void;

/** Takes everything back, last step first; the error to throw says when that failed. */
export async function takenBack(steps: readonly Step[], error: unknown): Promise<unknown> {
  const trouble = troubleOf(error);
  let restored = true;
  for (const step of [...steps].reverse()) await step().catch(() => (restored = false));
  if (restored) return trouble;
  return trouble instanceof ExcelTrouble
    ? new ExcelTrouble(trouble.code, trouble.hostCode, false)
    : new ExcelTrouble("host", "", false);
}
