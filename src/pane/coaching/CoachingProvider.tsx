import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { ExcelDoor } from "../../excel";
import { withExample, type CoachingExample } from "../../excel/coaching/examples";
import { useKept, type Keeping, type Kept } from "../shared/useKept";

export interface CoachingAccess extends Pick<
  Kept<unknown>,
  "loadTrouble" | "saveTrouble" | "retry" | "reset"
> {
  /** In the order in which they were collected; null until the workbook's examples were read, and while they cannot be. */
  readonly examples: readonly CoachingExample[] | null;
  /**
   * Adds an example, or takes it in the place of the one with its id, and keeps it in the workbook.
   *
   * @throws Problem `coaching.full`
   */
  put(example: CoachingExample): void;
  remove(id: string): void;
  /** Puts examples in the place of all that there are: what was removed comes back where it stood. */
  restore(examples: readonly CoachingExample[]): void;
}

const CoachingContext = createContext<CoachingAccess | null>(null);

const keepingOf = (door: ExcelDoor): Keeping<readonly CoachingExample[]> => ({
  load: () => door.loadExamples(),
  save: (examples) => door.saveExamples(examples),
  empty: [],
});

/** Examples for coaching, read from the workbook once and kept there at each change. */
export function CoachingProvider(props: { readonly children: ReactNode }) {
  const kept = useKept(keepingOf);
  const access = useMemo<CoachingAccess>(() => {
    const { value, change, ...rest } = kept;
    return {
      ...rest,
      examples: value,
      put: (example) => change((examples) => withExample(examples, example)),
      remove: (id) => change((examples) => examples.filter((each) => each.id !== id)),
      restore: (examples) => change(() => examples),
    };
  }, [kept]);
  return <CoachingContext value={access}>{props.children}</CoachingContext>;
}

export function useCoaching(): CoachingAccess {
  const access = useContext(CoachingContext);
  if (!access) throw new Error("useCoaching needs a CoachingProvider above it");
  return access;
}
