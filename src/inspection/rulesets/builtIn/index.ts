/** The built-in rules, a file each, in the order in which they are shown, and the dictionaries that they share. */
import attitudeWords from "./dictionaries/attitude.json";
import complianceWords from "./dictionaries/compliance.json";
import intentsWords from "./dictionaries/intents.json";
import salesWords from "./dictionaries/sales.json";
import speechWords from "./dictionaries/speech.json";
import slowFirstResponse from "./rules/slow-first-response.json";
import neverAnswered from "./rules/never-answered.json";
import pesteringRatio from "./rules/pestering-ratio.json";
import pesteringRun from "./rules/pestering-run.json";
import noPaymentReminder from "./rules/no-payment-reminder.json";
import needsDiscovery from "./rules/needs-discovery.json";
import bargaining from "./rules/bargaining.json";
import forbiddenPhrase from "./rules/forbidden-phrase.json";

export const dictionaries = {
  ...attitudeWords,
  ...complianceWords,
  ...intentsWords,
  ...salesWords,
  ...speechWords,
};

export const rules = [
  slowFirstResponse,
  neverAnswered,
  pesteringRatio,
  pesteringRun,
  noPaymentReminder,
  needsDiscovery,
  bargaining,
  forbiddenPhrase,
];
