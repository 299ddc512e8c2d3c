/** A report as data: what a record of chats amounts to. The doors show it and write it out. */
export {
  overview,
  type AgentFigures,
  type BySeverity,
  type DayFigures,
  type Figures,
  type Overview,
  type OverviewInput,
} from "./overview";
export { sellerOf, type SalesFigures } from "./sales";
