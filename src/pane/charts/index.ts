import { lazy } from "react";

/** Figures as pictures and as tables. The drawing library comes when the first picture is shown. */
export { DataTable, figureColumn, type Column, type Sorting } from "./DataTable";
export { Figure } from "./Figure";
export { Known } from "./Known";
export { numbersOf, useNumbers, type Numbers } from "./numbers";
export type { ParetoBar } from "./ParetoChart";
export type { QuadrantPoint } from "./QuadrantChart";
export type { TrendPoint } from "./TrendChart";

export const ParetoChart = lazy(() => import("./ParetoChart"));
export const QuadrantChart = lazy(() => import("./QuadrantChart"));
export const TrendChart = lazy(() => import("./TrendChart"));
