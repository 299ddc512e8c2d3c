import { readReviews, writeReviews, type Reviews } from "../inspection/review";
import { loadText, readableOr, saveText } from "./settings";

const reviewsKey = "kefu.reviews";

/**
 * What people said of findings in this workbook; empty when nobody has yet.
 *
 * @throws Problem when the workbook holds marks that this version does not understand
 */
export async function loadReviews(): Promise<Reviews> {
  const text = await loadText(reviewsKey);
  return text === null ? new Map() : readReviews(text);
}

/** Keeps marks in the workbook, without any text of a chat. */
export function saveReviews(reviews: Reviews): Promise<void> {
  return saveText(reviewsKey, reviews.size === 0 ? null : writeReviews(reviews));
}

/** For a scan, which goes on without marks that cannot be read: the pane says so where marks are shown. */
export function reviewsOrNone(): Promise<Reviews> {
  return readableOr<Reviews>(loadReviews(), new Map());
}
