export { MemoryBook, type FormulaPlace, type MemoryBookOptions } from "./book";
export type { MemorySheet } from "./sheet";
