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
export { faqCandidates, type FaqAnswer, type FaqCandidate, type FaqOptions } from "./faq";
export { sellerOf, type SalesFigures } from "./sales";
