import { clearScan } from "./clearScan";
import { loadExamples, saveExamples } from "./coaching/store";
import { readConversation, readTalk, sampleConversations } from "./conversation";
import type { ExcelDoor } from "./door";
import { officeEnvironment, onThemeChange } from "./environment";
import { explainDoor } from "./explain";
import { importDoor } from "./import";
import { insertBlock } from "./insertBlock";
import { chatRanges, insertFormula, selectedRange } from "./insertFormula";
import { preview } from "./preview";
import { reportDoor } from "./report";
import { onPaneRequest } from "./requests";
import { loadReviews, saveReviews } from "./reviewStore";
import { lastScans } from "./savedScans";
import { scan } from "./scanSession";
import { selectRows } from "./selection";
import { loadCorrections, loadRules, saveCorrections, saveRules } from "./settings";
import { loadSettings, saveSettings, storedEntries } from "./settingsStore";
import { onSheetsChange } from "./sheetChanges";
import { listSources } from "./source";
import { tableDoor } from "./tables";

export type { ExcelDoor } from "./door";
export type { OfficeEnvironment, ThemeKind } from "./environment";
export type { CellRange, ChatRanges, Insertion } from "./insertFormula";
export { onScanRequest, requestOfPane, requestScan, type PaneRequest } from "./requests";
export { activeSheet, selectedSource } from "./source";
export { ExcelTrouble, type ExcelTroubleCode } from "./trouble";
export type { ExplainDoor } from "./explain";
export type * from "./import/types";
export type * from "./report/types";
export type * from "./tables/types";
export type * from "./types";

/** The door to the workbook that is open in Excel. */
export const excelDoor: ExcelDoor = {
  listSources,
  preview,
  scan,
  readConversation,
  sampleConversations,
  readTalk,
  loadReviews,
  saveReviews,
  loadExamples,
  saveExamples,
  clearScan,
  lastScans,
  selectRows,
  selectedRange,
  chatRanges,
  insertFormula,
  insertBlock,
  explaining: explainDoor,
  imports: importDoor,
  reports: reportDoor,
  tables: tableDoor,
  loadRules,
  saveRules,
  loadSettings,
  saveSettings,
  storedEntries,
  loadCorrections,
  saveCorrections,
  officeEnvironment,
  onThemeChange,
  onSheetsChange,
  onPaneRequest,
};

export {
  clearScan,
  lastScans,
  listSources,
  loadCorrections,
  loadRules,
  officeEnvironment,
  onPaneRequest,
  onSheetsChange,
  onThemeChange,
  preview,
  saveCorrections,
  saveRules,
  scan,
  selectRows,
};
