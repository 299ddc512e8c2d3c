import { TimePrecision, type Transcript } from "../../chat/transcript";
import { conversationMetrics } from "../../metrics/conversationMetrics";
import { hourlyLoad } from "../../metrics/hourlyLoad";
import {
  averageResponse,
  defaultGradeLevels,
  firstResponse,
  responseGrade,
  responseRate,
} from "../../metrics/response";
import { endOfRecord, FirstContactState, secondsBetween, turnsOf } from "../../metrics/turns";
import { Problem } from "../../problem";
import { checkDays, conversationOf, namesDays } from "../chatInput";
import { defineFunction } from "../define";
import { choice, column, flag, hours, levels, optional, seconds } from "../parameters";
import { responseOptions } from "../responseOptions";
import { term } from "../result";

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
    checkDays(chat.hours, () => namesDays(chat.times));
    const { first } = turnsOf(transcript);
    const [clock, answer] = [first.clock[0], first.answer[0]];
    if (answer < 0) throw new Problem("notEvaluable", whyNoFirstResponse(first.state[0], first.customer[0]));
    const measured = firstResponse(transcript, clock, answer, chat.hours);
    if (!Number.isNaN(measured)) return measured;
    const known = secondsBetween(transcript, clock, answer);
    throw new Problem("notEvaluable", known >= 0 ? "functions.outsideHours" : whyUnmeasured(transcript));
  },
});

/** Whether days came without any time of day, or a time is missing. */
function whyUnmeasured({ precision }: Transcript): string {
  return Math.max(...new Set(precision)) === TimePrecision.day ? "functions.noClocks" : "functions.noTimes";
}

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
    ...responseOptions,
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
      result: 213.333333333,
    },
  ],
  compute({ statistic, cap, hours, ...chat }) {
    const transcript = conversationOf(chat);
    checkDays(hours, () => namesDays(chat.times));
    const turns = turnsOf(transcript);
    const average = averageResponse(turns, { statistic, cap, hours });
    if (!Number.isNaN(average)) return average;
    const unmeasured = turns.answer.some((answer, i) => answer >= 0 && Number.isNaN(turns.seconds[i]));
    throw new Problem("notEvaluable", unmeasured ? whyUnmeasured(transcript) : "functions.noTurns");
  },
});

export const replyRatioFunction = defineFunction({
  id: "REPLY_RATIO",
  family: "response",
  parameters: {
    roles: column("roles"),
    texts: optional(column("texts")),
    automatic: optional(flag(), false),
  },
  result: "cell",
  examples: [
    { arguments: [[["customer"], ["agent"], ["agent"]]], result: 2 },
    { arguments: [[["customer"], ["robot"], ["agent"]], null, true], result: 2 },
  ],
  compute({ automatic, ...chat }) {
    const { agentMessages, automaticMessages, customerMessages } = conversationMetrics(conversationOf(chat));
    if (customerMessages[0] === 0) throw new Problem("notEvaluable", "functions.noCustomerMessages");
    return (agentMessages[0] + (automatic ? automaticMessages[0] : 0)) / customerMessages[0];
  },
});

export const responseRateFunction = defineFunction({
  id: "RESPONSE_RATE",
  family: "response",
  parameters: {
    times: column("times"),
    roles: column("roles"),
    texts: optional(column("texts")),
    within: optional(seconds(), 180),
    hours: optional(hours()),
    turns: optional(
      choice(["every", "first"], "turns", { every: ["全部", "all"], first: ["首轮", "首次"] }),
      "every" as const,
    ),
  },
  result: "cell",
  examples: [
    { arguments: [times, roles], result: 0 },
    {
      arguments: [
        [...times, ["2024-04-14 10:18:30"], ["2024-04-14 10:19:00"]],
        [...roles, ["customer"], ["agent"]],
      ],
      result: 0.5,
    },
    {
      arguments: [
        [...times, ["2024-04-14 10:18:30"], ["2024-04-14 10:19:00"]],
        [...roles, ["customer"], ["agent"]],
        null,
        480,
        null,
        "first",
      ],
      result: 1,
    },
  ],
  compute({ within, hours, turns, ...chat }) {
    const transcript = conversationOf(chat);
    checkDays(hours, () => namesDays(chat.times));
    const result = responseRate(turnsOf(transcript), within, {
      hours,
      firstTurnOnly: turns === "first",
      recordEnd: endOfRecord(transcript),
    });
    if (result.turns > 0) return result.rate;
    if (result.unknown > 0) throw new Problem("notEvaluable", whyUnmeasured(transcript));
    throw new Problem(
      "notEvaluable",
      result.undecided > 0 ? "functions.noTurnsDecided" : "functions.noTurnsAtAll",
    );
  },
});

export const responseGradeFunction = defineFunction({
  id: "RESPONSE_GRADE",
  family: "response",
  parameters: { seconds: seconds(), levels: optional(levels(), defaultGradeLevels) },
  result: "cell",
  examples: [
    { arguments: [20], result: "warn" },
    { arguments: [[[5], [12], [21]]], result: [["golden"], ["pass"], ["violation"]] },
    { arguments: [25, "10, 20, 30, 60"], result: "pass" },
  ],
  compute: ({ seconds, levels }) => term(`grade.${responseGrade(seconds, levels)}`),
});

export const longestAgentRunFunction = defineFunction({
  id: "LONGEST_AGENT_RUN",
  family: "response",
  parameters: { roles: column("roles"), texts: optional(column("texts")) },
  result: "cell",
  examples: [{ arguments: [[["customer"], ["agent"], ["agent"], ["customer"], ["agent"]]], result: 2 }],
  compute: (chat) => conversationMetrics(conversationOf(chat)).longestAgentRun[0] as number,
});

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const loadColumns = ["hour", ...weekdays, ...weekdays.map((day) => `${day}Response` as const)] as const;

export const hourlyLoadFunction = defineFunction({
  id: "HOURLY_LOAD",
  family: "response",
  parameters: {
    times: column("times"),
    roles: column("roles"),
    texts: optional(column("texts")),
    conversations: optional(column("conversations")),
  },
  result: "table",
  columns: loadColumns,
  examples: [hourlyExample()],
  compute(chat) {
    const transcript = conversationOf(chat);
    if (!namesDays(chat.times)) throw new Problem("notEvaluable", "functions.noDays");
    if (whyUnmeasured(transcript) === "functions.noClocks")
      throw new Problem("notEvaluable", "functions.noClocks");
    const { customerMessages, meanResponse } = hourlyLoad(transcript);
    const week = (of: ArrayLike<number>, hour: number) =>
      weekdays.map((_, day) => of[hour * 7 + day] as number);
    return Array.from({ length: 24 }, (_, hour) => [
      hour,
      ...week(customerMessages, hour),
      ...week(meanResponse, hour),
    ]);
  },
});

/** Sunday 2024-04-14: two customer messages at ten o'clock, answered after 475 seconds. */
function hourlyExample() {
  const none = weekdays.map(() => "");
  const zeros = weekdays.map(() => 0);
  const result: (string | number)[][] = [[...loadColumns]];
  for (let hour = 0; hour < 24; hour++) result.push([hour, ...zeros, ...none]);
  result[11] = [10, ...zeros.with(6, 2), ...(none as (string | number)[]).with(6, 475)];
  return { arguments: [times, roles], result };
}
