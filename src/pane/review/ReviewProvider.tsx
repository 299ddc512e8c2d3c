import { createContext, useContext, useEffect, useMemo, useReducer, type ReactNode } from "react";
import type { ExcelDoor } from "../../excel";
import { withMark, type Mark, type Reviews } from "../../inspection/review";
import { useDoor } from "../door";

interface ReviewState {
  /** Null until the workbook's marks were read, and while they cannot be. */
  readonly reviews: Reviews | null;
  readonly loadTrouble: unknown;
  readonly saveTrouble: unknown;
}

export interface ReviewAccess extends ReviewState {
  /** Sets a mark, or takes it back with null, and keeps it in the workbook. */
  mark(key: string, mark: Mark | null): void;
  /** Saves again what could not be saved. */
  retry(): void;
  /** Begins anew where the workbook's marks cannot be read. */
  reset(): void;
}

type ReviewAction =
  | { readonly type: "loaded" | "marked"; readonly reviews: Reviews }
  | { readonly type: "loadFailed" | "saveFailed"; readonly trouble: unknown }
  | { readonly type: "saved" };

function reviewReducer(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case "loaded":
      return { reviews: action.reviews, loadTrouble: null, saveTrouble: null };
    case "marked":
      return { ...state, reviews: action.reviews };
    case "loadFailed":
      return { ...state, reviews: null, loadTrouble: action.trouble };
    case "saveFailed":
      return { ...state, saveTrouble: action.trouble };
    case "saved":
      return { ...state, saveTrouble: null };
  }
}

function makeKeeper(door: ExcelDoor, dispatch: (action: ReviewAction) => void) {
  let reviews: Reviews | null = null;
  let writing: Promise<void> = Promise.resolve();

  // One write after the other, each with what holds then: a slow earlier one must not land on a later one.
  const save = () => {
    writing = writing.then(async () => {
      if (!reviews) return;
      try {
        await door.saveReviews(reviews);
        dispatch({ type: "saved" });
      } catch (trouble) {
        dispatch({ type: "saveFailed", trouble });
      }
    });
  };

  return {
    load: () => {
      door.loadReviews().then(
        (loaded) => {
          reviews ??= loaded;
          dispatch({ type: "loaded", reviews });
        },
        (trouble: unknown) => dispatch({ type: "loadFailed", trouble }),
      );
    },
    mark: (key: string, mark: Mark | null) => {
      if (!reviews) return;
      reviews = withMark(reviews, key, mark);
      dispatch({ type: "marked", reviews });
      save();
    },
    retry: save,
    reset: () => {
      reviews = new Map();
      dispatch({ type: "loaded", reviews });
      save();
    },
  };
}

const ReviewContext = createContext<ReviewAccess | null>(null);

/** What people say of findings, read from the workbook once and kept there at each mark. */
export function ReviewProvider(props: { readonly children: ReactNode }) {
  const door = useDoor();
  const [state, dispatch] = useReducer(reviewReducer, {
    reviews: null,
    loadTrouble: null,
    saveTrouble: null,
  });
  const keeper = useMemo(() => makeKeeper(door, dispatch), [door]);
  useEffect(() => keeper.load(), [keeper]);
  const access = useMemo<ReviewAccess>(() => ({ ...state, ...keeper }), [state, keeper]);
  return <ReviewContext value={access}>{props.children}</ReviewContext>;
}

export function useReviews(): ReviewAccess {
  const access = useContext(ReviewContext);
  if (!access) throw new Error("useReviews needs a ReviewProvider above it");
  return access;
}
