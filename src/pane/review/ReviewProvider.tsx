import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { ExcelDoor } from "../../excel";
import { withMark, type Mark, type Reviews } from "../../inspection/review";
import { useKept, type Keeping, type Kept } from "../shared/useKept";

export interface ReviewAccess extends Pick<Kept<Reviews>, "loadTrouble" | "saveTrouble" | "retry" | "reset"> {
  /** Null until the workbook's marks were read, and while they cannot be. */
  readonly reviews: Reviews | null;
  /** Sets a mark, or takes it back with null, and keeps it in the workbook. */
  mark(key: string, mark: Mark | null): void;
}

const ReviewContext = createContext<ReviewAccess | null>(null);

const keepingOf = (door: ExcelDoor): Keeping<Reviews> => ({
  load: () => door.loadReviews(),
  save: (reviews) => door.saveReviews(reviews),
  empty: new Map(),
});

/** What people say of findings, read from the workbook once and kept there at each mark. */
export function ReviewProvider(props: { readonly children: ReactNode }) {
  const kept = useKept(keepingOf);
  const access = useMemo<ReviewAccess>(() => {
    const { value, change, ...rest } = kept;
    return {
      ...rest,
      reviews: value,
      mark: (key, mark) => change((reviews) => withMark(reviews, key, mark)),
    };
  }, [kept]);
  return <ReviewContext value={access}>{props.children}</ReviewContext>;
}

export function useReviews(): ReviewAccess {
  const access = useContext(ReviewContext);
  if (!access) throw new Error("useReviews needs a ReviewProvider above it");
  return access;
}
