/** What people say of findings, kept over re-scans; and how far they agree with each rule. */
export { conversationPart, findingKeys } from "./key";
export {
  agreementByRule,
  markOf,
  reviewed,
  withFindings,
  withMark,
  type Mark,
  type Reviews,
  type RuleAgreement,
} from "./reviews";
export { readReviews, writeReviews } from "./text";
