/** The built-in rules, a file each, in the order in which they are shown, and the dictionaries that they share. */
import afterSalesWords from "./dictionaries/afterSales.json";
import attitudeWords from "./dictionaries/attitude.json";
import bargainingWords from "./dictionaries/bargaining.json";
import closingWords from "./dictionaries/closing.json";
import complianceWords from "./dictionaries/compliance.json";
import intentsWords from "./dictionaries/intents.json";
import needsWords from "./dictionaries/needs.json";
import remindersWords from "./dictionaries/reminders.json";
import salesWords from "./dictionaries/sales.json";
import sellingWords from "./dictionaries/selling.json";
import serviceWords from "./dictionaries/service.json";
import speechWords from "./dictionaries/speech.json";
import slowFirstResponse from "./rules/slow-first-response.json";
import neverAnswered from "./rules/never-answered.json";
import slowTurn from "./rules/slow-turn.json";
import pesteringRatio from "./rules/pestering-ratio.json";
import pesteringRun from "./rules/pestering-run.json";
import reminderTooOften from "./rules/reminder-too-often.json";
import noPaymentReminder from "./rules/no-payment-reminder.json";
import reminderWithoutQuestion from "./rules/reminder-without-question.json";
import needsDiscovery from "./rules/needs-discovery.json";
import recommendBeforeNeeds from "./rules/recommend-before-needs.json";
import deadEndAnswer from "./rules/dead-end-answer.json";
import unrelatedRecommendation from "./rules/unrelated-recommendation.json";
import persuasionOrder from "./rules/persuasion-order.json";
import noOrderInvitation from "./rules/no-order-invitation.json";
import orderInvitationTooEarly from "./rules/order-invitation-too-early.json";
import noOrderNudge from "./rules/no-order-nudge.json";
import bargainingFlatRefusal from "./rules/bargaining-flat-refusal.json";
import bargainingInstantYes from "./rules/bargaining-instant-yes.json";
import bargainingWhyExpensive from "./rules/bargaining-why-expensive.json";
import concessionOverAuthority from "./rules/concession-over-authority.json";
import campaignQuestionNoOffer from "./rules/campaign-question-no-offer.json";
import outOfStockNoNotice from "./rules/out-of-stock-no-notice.json";
import paymentHelpWithoutSteps from "./rules/payment-help-without-steps.json";
import noCrossSell from "./rules/no-cross-sell.json";
import noFarewell from "./rules/no-farewell.json";
import forbiddenPhrase from "./rules/forbidden-phrase.json";
import evasiveWords from "./rules/evasive-words.json";
import coldReply from "./rules/cold-reply.json";
import robotLike from "./rules/robot-like.json";
import complaintSingleOption from "./rules/complaint-single-option.json";
import compensationFirst from "./rules/compensation-first.json";
import noTimePromise from "./rules/no-time-promise.json";
import offPlatform from "./rules/off-platform.json";
import privacy from "./rules/privacy.json";

export const dictionaries = {
  ...afterSalesWords,
  ...attitudeWords,
  ...bargainingWords,
  ...closingWords,
  ...complianceWords,
  ...intentsWords,
  ...needsWords,
  ...remindersWords,
  ...salesWords,
  ...sellingWords,
  ...serviceWords,
  ...speechWords,
};

export const rules = [
  slowFirstResponse,
  neverAnswered,
  slowTurn,
  pesteringRatio,
  pesteringRun,
  reminderTooOften,
  noPaymentReminder,
  reminderWithoutQuestion,
  needsDiscovery,
  recommendBeforeNeeds,
  deadEndAnswer,
  unrelatedRecommendation,
  persuasionOrder,
  noOrderInvitation,
  orderInvitationTooEarly,
  noOrderNudge,
  bargainingFlatRefusal,
  bargainingInstantYes,
  bargainingWhyExpensive,
  concessionOverAuthority,
  campaignQuestionNoOffer,
  outOfStockNoNotice,
  paymentHelpWithoutSteps,
  noCrossSell,
  noFarewell,
  forbiddenPhrase,
  evasiveWords,
  coldReply,
  robotLike,
  complaintSingleOption,
  compensationFirst,
  noTimePromise,
  offPlatform,
  privacy,
];
