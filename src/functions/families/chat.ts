import { readText } from "../../chat/formats";
import type { Reading } from "../../chat/reading";
import { roleIds } from "../../chat/role";
import { formatTime } from "../../chat/time";
import { TimePrecision } from "../../chat/transcript";
import { roleWord } from "../../locales/roles";
import { agentMetrics } from "../../metrics/agentMetrics";
import { conversationFigures, conversationMetrics } from "../../metrics/conversationMetrics";
import { checkDays } from "../chatInput";
import { chatParameters, readChat } from "../chatTable";
import { defineFunction } from "../define";
import { day, lines, names, optional } from "../parameters";
import { responseOptions } from "../responseOptions";
import { list, Moment, Term, type ResultCell } from "../result";

const conversationColumns = ["conversation", "start", "end", "agents", ...conversationFigures] as const;

const agentColumns = [
  "agent",
  "conversations",
  "agentMessages",
  "customerMessages",
  "turns",
  "unansweredTurns",
  "firstResponse",
  "averageResponse",
  "longestResponse",
  "replyRatio",
  "longestAgentRun",
] as const;

const sample = {
  conversations: [["S001"], ["S001"], ["S001"], ["S002"]],
  times: [["2024-04-14 10:00:00"], ["2024-04-14 10:00:01"], ["2024-04-14 10:00:35"], ["2024-04-14 10:02:00"]],
  senders: [["t***7"], ["某某旗舰店:小美"], ["某某旗舰店:小美"], ["t***8"]],
  texts: [["在吗，这件有货吗"], ["[自动回复] 您好，客服马上就来"], ["有货的亲"], ["怎么退货"]],
};

export const chatMetricsFunction = defineFunction({
  id: "CHAT_METRICS",
  family: "chat",
  parameters: { ...chatParameters, ...responseOptions },
  result: "table",
  columns: conversationColumns,
  examples: [
    {
      arguments: [sample.conversations, sample.times, sample.senders, sample.texts],
      result: [
        [
          "conversation",
          "start",
          "end",
          "agents",
          "messages",
          "customerMessages",
          "agentMessages",
          "automaticMessages",
          "turns",
          "unansweredTurns",
          "firstResponse",
          "averageResponse",
          "longestResponse",
          "replyRatio",
          "longestAgentRun",
        ],
        [
          "S001",
          "2024-04-14T10:00:00",
          "2024-04-14T10:00:35",
          "某某旗舰店:小美",
          3,
          1,
          1,
          1,
          1,
          0,
          35,
          35,
          35,
          1,
          1,
        ],
        ["S002", "2024-04-14T10:02:00", "2024-04-14T10:02:00", "", 1, 1, 0, 0, 1, 1, "", "", "", 0, 0],
      ],
    },
  ],
  compute({ statistic, cap, hours, ...chat }) {
    const reading = readChat(chat);
    checkDays(hours, () => shownOf(reading) !== "clock");
    const metrics = conversationMetrics(reading.transcript, { statistic, cap, hours });
    const shows = shownOf(reading);
    const rows: ResultCell[][] = [];
    for (let c = 0; c < metrics.length; c++) {
      rows.push(
        conversationColumns.map((name) => {
          if (name === "agents") return list(metrics.agents[c] as readonly string[]);
          const value = metrics[name][c] as string | number;
          return name === "start" || name === "end" ? new Moment(Number(value), shows) : value;
        }),
      );
    }
    return rows;
  },
});

export const agentMetricsFunction = defineFunction({
  id: "AGENT_METRICS",
  family: "chat",
  parameters: { ...chatParameters, ...responseOptions },
  result: "table",
  columns: agentColumns,
  examples: [
    {
      arguments: [sample.conversations, sample.times, sample.senders, sample.texts],
      result: [
        [
          "agent",
          "conversations",
          "agentMessages",
          "customerMessages",
          "turns",
          "unansweredTurns",
          "firstResponse",
          "averageResponse",
          "longestResponse",
          "replyRatio",
          "longestAgentRun",
        ],
        ["某某旗舰店:小美", 1, 1, 1, 1, 0, 35, 35, 35, 1, 1],
      ],
    },
  ],
  compute({ statistic, cap, hours, ...chat }) {
    const reading = readChat(chat);
    checkDays(hours, () => shownOf(reading) !== "clock");
    const agents = agentMetrics(reading.transcript, { statistic, cap, hours });
    return agents.map((agent) => agentColumns.map((name) => agent[name]));
  },
});

export const parseChatFunction = defineFunction({
  id: "PARSE_CHAT",
  family: "chat",
  parameters: { text: lines(), agents: optional(names(), []), date: optional(day()) },
  result: "table",
  columns: ["conversation", "time", "sender", "role", "text"],
  examples: [
    {
      arguments: [
        [
          ["t***7 2024-04-14 10:00:00"],
          ["在吗，这件有货吗"],
          ["某某旗舰店:小美 2024-04-14 10:00:35"],
          ["有货的亲"],
        ],
        "小美",
      ],
      result: [
        ["conversation", "time", "sender", "role", "text"],
        ["t***7", "2024-04-14T10:00:00", "t***7", "customer", "在吗，这件有货吗"],
        ["t***7", "2024-04-14T10:00:35", "某某旗舰店:小美", "agent", "有货的亲"],
      ],
    },
  ],
  compute({ text, agents, date }) {
    const reading = readText(text, {
      agents,
      ...(date === null ? {} : { referenceDate: formatTime(date) }),
    });
    const { transcript } = reading;
    const shows = shownOf(reading);
    return transcript.text.map((words, i) => {
      const role = roleIds[transcript.role[i] as number] ?? "unknown";
      return [
        transcript.conversations[transcript.conversation[i] as number] ?? "",
        new Moment(transcript.time[i] as number, shows),
        transcript.senders[transcript.sender[i] as number] ?? "",
        new Term(role, (locale) => roleWord(locale, role)),
        words,
      ];
    });
  },
});

/**
 * Without a date, days count from an unknown first one: then only the time of the day is shown. Where days alone are known,
 * none of them began at midnight.
 */
function shownOf({ decisions, transcript }: Reading): Moment["shows"] {
  if (decisions.some(({ code }) => code === "noDate")) return "clock";
  return transcript.precision.every((each) => each <= TimePrecision.day) ? "day" : "both";
}
