import { conversationMetrics } from "../../metrics/conversationMetrics";
import { averageResponse, firstResponse, statistics } from "../../metrics/response";
import { FirstContactState, turnsOf } from "../../metrics/turns";
import { Problem } from "../../problem";
import { conversationOf } from "../chatInput";
import { defineFunction } from "../define";
import { choice, column, hours, optional, seconds } from "../parameters";

const times = [["2024-04-14 10:10:15"], ["2024-04-14 10:15:20"], ["2024-04-14 10:18:10"]];
const roles = [["customer"], ["customer"], ["agent"]];

export const firstResponseFunction = defineFunction({
  id: "FIRST_RESPONSE",
  family: "response",
  parameters: {
    times: column("times"),
    roles: column("roles"),
    texts: optional(column("texts")),
    hours: optional(hours()),
  },
  result: "cell",
  examples: [
    { arguments: [times, roles], result: 475 },
    {
      arguments: [
        [["22:59:30"], ["22:59:31"], ["23:00:10"]],
        [["客户"], ["客服"], ["客服"]],
        [["在吗"], ["[自动回复]您好，客服马上就来"], ["在的亲"]],
      ],
      result: 40,
    },
  ],
  compute(chat) {
    const transcript = conversationOf(chat);
    const { first } = turnsOf(transcript);
    const [clock, answer] = [first.clock[0], first.answer[0]];
    if (answer < 0) throw new Problem("notEvaluable", whyNoFirstResponse(first.state[0], first.customer[0]));
    const measured = firstResponse(transcript.time, clock, answer, chat.hours);
    if (!Number.isNaN(measured)) return measured;
    const known = transcript.time[answer] >= transcript.time[clock];
    throw new Problem("notEvaluable", known ? "functions.outsideHours" : "functions.noTimes");
  },
});

function whyNoFirstResponse(state: number, customer: number): string {
  if (state === FirstContactState.openedByAgent) return "functions.openedByAgent";
  return customer < 0 ? "functions.noCustomerMessages" : "functions.neverAnswered";
}

export const averageResponseFunction = defineFunction({
  id: "AVERAGE_RESPONSE",
  family: "response",
  parameters: {
    times: column("times"),
    roles: column("roles"),
    texts: optional(column("texts")),
    statistic: optional(
      choice(statistics, "statistic", {
        mean: ["average", "均值", "平均", "平均数"],
        median: ["中位", "中值"],
        p90: ["90%", "p90", "90分位数"],
      }),
      "mean" as const,
    ),
    cap: optional(seconds()),
    hours: optional(hours()),
  },
  result: "cell",
  examples: [
    { arguments: [times, roles], result: 475 },
    {
      arguments: [
        [["10:00:00"], ["10:00:10"], ["10:01:00"], ["10:01:30"], ["10:02:00"]],
        [["customer"], ["agent"], ["customer"], ["agent"], ["customer"]],
        null,
        "mean",
        600,
      ],
      result: 213.33333333333334,
    },
  ],
  compute({ statistic, cap, hours, ...chat }) {
    const transcript = conversationOf(chat);
    const turns = turnsOf(transcript);
    const average = averageResponse(turns, { statistic, cap, hours });
    if (!Number.isNaN(average)) return average;
    const unmeasured = turns.answer.some((answer, i) => answer >= 0 && Number.isNaN(turns.seconds[i]));
    throw new Problem("notEvaluable", unmeasured ? "functions.noTimes" : "functions.noTurns");
  },
});

export const replyRatioFunction = defineFunction({
  id: "REPLY_RATIO",
  family: "response",
  parameters: { roles: column("roles"), texts: optional(column("texts")) },
  result: "cell",
  examples: [{ arguments: [[["customer"], ["agent"], ["agent"]]], result: 2 }],
  compute(chat) {
    const ratio = conversationMetrics(conversationOf(chat)).replyRatio[0] as number;
    if (Number.isNaN(ratio)) throw new Problem("notEvaluable", "functions.noCustomerMessages");
    return ratio;
  },
});
