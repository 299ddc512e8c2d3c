export type { ExcelDoor } from "./door";
export { officeEnvironment, onThemeChange } from "./environment";
export type { OfficeEnvironment, ThemeKind } from "./environment";
export { onPaneRequest, onScanRequest, requestOfPane, requestScan } from "./requests";
export type { PaneRequest } from "./requests";
export { ExcelTrouble } from "./trouble";
export type { ExcelTroubleCode } from "./trouble";
export type * from "./types";
