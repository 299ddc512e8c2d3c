/**
 * The hidden name, one per worksheet, of the result column (its header and its rows). Excel moves a name along with
 * inserted rows and columns, renamed and copied sheets, so the column is found again wherever it went.
 */
export const resultName = "_kefu_result";

/** The earlier column's name while a new one is being made elsewhere. */
export const previousResultName = "_kefu_previous";

export type ResultName = typeof resultName | typeof previousResultName;
