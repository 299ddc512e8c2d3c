import { benchmarkOf, gap, ranks } from "../compare";
import type { ReportBlock, ReportChart, ReportColumn, ReportSheet } from "../document";
import type { ReportInput } from "../input";
import type { AgentFigures } from "../overview";
import { shortNames } from "../shortNames";
import type { ReportWords } from "../words";

/** Agents that a chart has room for. */
const mostDrawn = 20;

/** Agents side by side: the best score first, each with its distance to the best and to the median. */
export function agentsSheet({ overview }: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  const nameOf = shortNames(overview);
  const agents = overview.agents.map((each) => ({ ...each, agent: nameOf(each.agent) })).sort(byScore);
  const blocks: ReportBlock[] =
    agents.length === 0
      ? [{ heading: text("agents.ranking"), notes: [text("agents.none")], table: null }]
      : [
          ranking(agents, words),
          service(agents, words),
          ...(agents.some(({ sales }) => sales !== null) ? [sales(agents, words)] : []),
        ];
  return {
    id: "agents",
    name: text("sheet.agents"),
    title: text("agents.title"),
    notes: [text("agents.gaps"), text("agents.small")],
    blocks,
  };
}

/** Unknown scores come last; then whoever had more conversations. */
function byScore(a: AgentFigures, b: AgentFigures): number {
  return (b.score ?? -1) - (a.score ?? -1) || b.conversations - a.conversations;
}

function ranking(agents: readonly AgentFigures[], { text }: ReportWords): ReportBlock {
  const score = benchmarkOf(agents, (agent) => agent.score, "high");
  const findings = benchmarkOf(agents, (agent) => agent.findingsPer100, "low");
  const places = ranks(agents.map((agent) => agent.score));
  const columns: readonly ReportColumn[] = [
    { header: text("column.agent"), kind: "text", width: 18 },
    { header: text("column.rank"), kind: "integer", width: 12 },
    { header: text("column.conversations"), kind: "integer", width: 14 },
    { header: text("column.score"), kind: "score", width: 12 },
    { header: text("column.scoreToBest"), kind: "score", width: 12 },
    { header: text("column.scoreToMedian"), kind: "score", width: 12 },
    { header: text("column.findings"), kind: "integer", width: 12 },
    { header: text("column.findingsPer100"), kind: "decimal", width: 12 },
    { header: text("column.findingsToBest"), kind: "decimal", width: 12 },
    { header: text("column.findingsToMedian"), kind: "decimal", width: 12 },
    { header: text("column.sample"), kind: "text", width: 12 },
  ];
  const drawn = Math.min(mostDrawn, agents.length);
  return {
    heading: text("agents.ranking"),
    notes: [],
    table: {
      id: "agentRanking",
      columns,
      rows: agents.map((agent, i) => [
        agent.agent,
        places[i],
        agent.conversations,
        agent.score,
        gap(agent.score, score.best),
        gap(agent.score, score.median),
        agent.findings,
        agent.findingsPer100,
        gap(agent.findingsPer100, findings.best),
        gap(agent.findingsPer100, findings.median),
        agent.smallSample ? text("agents.smallSample") : text("agents.enough"),
      ]),
      charts: [
        { kind: "column", title: text("agents.chart.score"), category: 0, series: [3], rows: drawn },
        { kind: "column", title: text("agents.chart.findings"), category: 0, series: [7], rows: drawn },
      ],
    },
  };
}

function service(agents: readonly AgentFigures[], { text }: ReportWords): ReportBlock {
  const first = benchmarkOf(agents, (agent) => agent.firstResponse, "low");
  return {
    heading: text("agents.service"),
    notes: [],
    table: {
      id: "agentService",
      columns: [
        { header: text("column.agent"), kind: "text", width: 18 },
        { header: text("column.agentMessages"), kind: "integer", width: 12 },
        { header: text("column.customerMessages"), kind: "integer", width: 14 },
        { header: text("column.firstResponse"), kind: "seconds", width: 12 },
        { header: text("column.responseToBest"), kind: "seconds", width: 12 },
        { header: text("column.responseToMedian"), kind: "seconds", width: 12 },
        { header: text("column.averageResponse"), kind: "seconds", width: 12 },
        { header: text("column.longestResponse"), kind: "seconds", width: 12 },
        { header: text("column.replyRatio"), kind: "decimal", width: 12 },
        { header: text("column.unansweredTurns"), kind: "integer", width: 12 },
        { header: text("column.longestAgentRun"), kind: "integer", width: 12 },
      ],
      rows: agents.map((agent) => [
        agent.agent,
        agent.agentMessages,
        agent.customerMessages,
        agent.firstResponse,
        gap(agent.firstResponse, first.best),
        gap(agent.firstResponse, first.median),
        agent.averageResponse,
        agent.longestResponse,
        agent.replyRatio,
        agent.unansweredTurns,
        agent.longestAgentRun,
      ]),
      charts: [],
    },
  };
}

function sales(agents: readonly AgentFigures[], { text }: ReportWords): ReportBlock {
  const amount = benchmarkOf(agents, (agent) => agent.sales?.sales ?? null, "high");
  const conversion = benchmarkOf(agents, (agent) => agent.conversion, "high");
  const score = benchmarkOf(agents, (agent) => agent.score, "high");
  const places = ranks(agents.map((agent) => agent.sales?.sales ?? null));
  const sorted = agents
    .map((agent, i) => ({ agent, place: places[i] }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
  const isDrawable = agents.some((agent) => agent.score !== null && agent.conversion !== null);
  const quadrant: ReportChart = {
    kind: "quadrant",
    title: text("agents.chart.quadrant"),
    category: 0,
    series: [10, 4],
    rows: Math.min(mostDrawn, agents.length),
    axes: [text("column.score"), text("column.conversion")],
    ...(score.median !== null &&
      conversion.median !== null && { crossing: [score.median, conversion.median] as const }),
  };
  return {
    heading: text("agents.sales"),
    notes: isDrawable ? [text("agents.quadrant")] : [],
    table: {
      id: "agentSales",
      columns: [
        { header: text("column.agent"), kind: "text", width: 18 },
        { header: text("column.salesRank"), kind: "integer", width: 12 },
        { header: text("column.ordered"), kind: "integer", width: 12 },
        { header: text("column.paid"), kind: "integer", width: 12 },
        { header: text("column.conversion"), kind: "percent", width: 12 },
        { header: text("column.conversionToMedian"), kind: "percent", width: 12 },
        { header: text("column.orderValue"), kind: "money", width: 12 },
        { header: text("column.sales"), kind: "money", width: 12 },
        { header: text("column.salesToBest"), kind: "money", width: 12 },
        { header: text("column.salesToMedian"), kind: "money", width: 12 },
        { header: text("column.score"), kind: "score", width: 12 },
      ],
      rows: sorted.map(({ agent, place }) => [
        agent.agent,
        place,
        agent.sales?.ordered ?? null,
        agent.sales?.paid ?? null,
        agent.conversion,
        gap(agent.conversion, conversion.median),
        agent.sales?.averageOrderValue ?? null,
        agent.sales?.sales ?? null,
        gap(agent.sales?.sales ?? null, amount.best),
        gap(agent.sales?.sales ?? null, amount.median),
        agent.score,
      ]),
      charts: isDrawable ? [quadrant] : [],
    },
  };
}
