import type { Overview } from "../../src/report";

/** The overview of a record in which nothing was said. */
export const emptyOverview: Overview = {
  period: null,
  conversations: 0,
  messages: 0,
  customerMessages: 0,
  agentMessages: 0,
  automaticMessages: 0,
  firstResponse: null,
  medianFirstResponse: null,
  averageResponse: null,
  turns: 0,
  unansweredTurns: 0,
  findings: 0,
  findingsBySeverity: { info: 0, minor: 0, major: 0, severe: 0 },
  conversationsWithFindings: 0,
  score: null,
  inquiries: 0,
  sales: null,
  conversion: null,
  ordersElsewhere: 0,
  agents: [],
  days: [],
  load: Array.from({ length: 168 }, () => ({ customerMessages: 0, meanResponse: null })),
  questions: [],
  keywords: [],
};
