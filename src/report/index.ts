/** A report as data: what a record of chats amounts to. The doors show it and write it out. */
export {
  overview,
  type AgentDay,
  type AgentFigures,
  type BySeverity,
  type DayFigures,
  type Figures,
  type Overview,
  type OverviewInput,
} from "./overview";
export { cellText } from "./cellText";
export { faqCandidates, type FaqAnswer, type FaqCandidate, type FaqOptions } from "./faq";
export { isSmallButDecisive, usualConversion } from "./questions";
export { sellerOf, type SalesFigures } from "./sales";
export {
  columnKinds,
  isDrawn,
  isTyped,
  kindOf,
  numberFormats,
  serialDay,
  sheetIds,
  unknownMark,
  valueOf,
  type ColumnKind,
  type ReportBlock,
  type ReportCell,
  type ReportChart,
  type ReportColumn,
  type ReportDocument,
  type ReportSheet,
  type ReportSheetId,
  type ReportTable,
  type ReportValue,
  type SheetContent,
} from "./document";
export type { ReportInput } from "./input";
export {
  alignmentOf,
  displayWidth,
  heatOf,
  heatSteps,
  layoutSheet,
  linesOfRow,
  pageMargins,
  rowPoints,
  type PlacedChart,
  type PlacedTable,
  type PlacedText,
  type SheetLayout,
} from "./layout";
export { isWhole, partOfRecord, readPeriod, type InspectedRecord, type RecordPart } from "./part";
export { reportDocument } from "./report";
export { categoriesBlock } from "./sheets/questions";
export { rulesetVersion } from "./sheets/method";
export {
  lostByReason,
  lostOf,
  mergeTalk,
  talkFigures,
  type LostConversation,
  type LostFigures,
  type TalkFigures,
} from "./talk";
export type { ReportWords } from "./words";
