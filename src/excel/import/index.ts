import { loadImportCorrections, saveImportCorrections } from "./corrections";
import { readCells } from "./readCells";
import type { ImportDoor } from "./types";
import { lastImport, undoImport } from "./undoImport";
import { writeImport } from "./writeImport";

/** The way for chats into the workbook that is open in Excel. */
export const importDoor: ImportDoor = {
  readCells,
  writeImport,
  lastImport,
  undoImport,
  loadImportCorrections,
  saveImportCorrections,
};
