import type { ReportBlock } from "../document";
import type { ReportInput } from "../input";
import { lostByReason, lostOf, type TalkFigures } from "../talk";
import { shortNames } from "../shortNames";
import type { ReportWords } from "../words";
import { lostReasons, stages } from "../../inspection/labels";

/** Why inquiries became no orders: by cause, by agent, and how far conversations came. */
export function lostBlocks({ talk, overview }: ReportInput, words: ReportWords): ReportBlock[] {
  if (!talk) return [];
  const agents = talk.lost.length > 0 ? [byAgent(talk, shortNames(overview), words)] : [];
  return [causes(talk, words), ...agents, reached(talk, words)];
}

function causes(talk: TalkFigures, words: ReportWords): ReportBlock {
  const { text, label } = words;
  const total = talk.lost.reduce((sum, { conversations }) => sum + conversations.length, 0);
  return {
    heading: text("lost.causes"),
    notes: [
      text("lost.note", { count: total }),
      ...(talk.undecided > 0 ? [text("lost.undecided", { count: talk.undecided })] : []),
    ],
    table:
      total === 0
        ? null
        : {
            id: "lostCauses",
            columns: [
              { header: text("column.cause"), kind: "text", width: 30, wrap: true },
              { header: text("column.conversations"), kind: "integer", width: 16 },
              { header: text("column.share"), kind: "percent", width: 16 },
              { header: text("column.causeKind"), kind: "text", width: 18 },
              { header: text("column.owner"), kind: "text", width: 18 },
              { header: text("column.definition"), kind: "text", width: 26, wrap: true },
            ],
            rows: talk.lost.map(({ cause, reason, owner, conversations }) => [
              label(cause === null ? "lostCause.notSaid" : `lostCause.${cause}`),
              conversations.length,
              conversations.length / total,
              reason && label(`lostReason.${reason}`),
              owner && label(`lostOwner.${owner}`),
              label(`definition.${cause === null ? "lostCause.notSaid" : `lostCause.${cause}`}`),
            ]),
            charts: [{ kind: "bar", title: text("lost.chart"), category: 0, series: [1] }],
          },
  };
}

function byAgent(
  talk: TalkFigures,
  nameOf: (agent: string) => string,
  { text, label }: ReportWords,
): ReportBlock {
  const agents = [
    ...new Set(talk.lost.flatMap(({ conversations }) => conversations.map(({ agent }) => agent))),
  ].filter((agent) => agent !== null);
  const rows = agents.map((agent) => {
    const counts = lostByReason(lostOf(talk, agent));
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { agent, counts, total };
  });
  return {
    heading: text("lost.byAgent"),
    notes: [text("lost.byAgentNote")],
    table:
      rows.length === 0
        ? null
        : {
            id: "lostByAgent",
            columns: [
              { header: text("column.agent"), kind: "text", width: 30 },
              { header: text("column.lost"), kind: "integer", width: 16 },
              ...lostReasons.map((reason) => ({
                ...{ header: label(`lostReason.${reason}`), kind: "integer" as const, width: 16 },
              })),
              { header: label("lostCause.notSaid"), kind: "integer", width: 26 },
            ],
            rows: rows
              .sort((a, b) => b.total - a.total)
              .map(({ agent, counts, total }) => [
                nameOf(agent),
                total,
                ...lostReasons.map((reason) => counts[reason]),
                counts.notSaid,
              ]),
            charts: [],
          },
  };
}

function reached(talk: TalkFigures, { text, label }: ReportWords): ReportBlock {
  return {
    heading: text("lost.stages"),
    notes: [
      text("lost.stagesNote"),
      ...stages.map((stage) =>
        text("lost.stage", { stage: label(`stage.${stage}`), means: label(`definition.stage.${stage}`) }),
      ),
    ],
    table:
      talk.conversations === 0
        ? null
        : {
            id: "stages",
            columns: [
              { header: text("column.stage"), kind: "text", width: 30 },
              { header: text("column.conversations"), kind: "integer", width: 16 },
              { header: text("column.share"), kind: "percent", width: 16 },
            ],
            rows: stages.map((stage) => [
              label(`stage.${stage}`),
              talk.stages[stage],
              talk.stages[stage] / talk.conversations,
            ]),
            charts: [],
          },
  };
}
