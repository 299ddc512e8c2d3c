/** Scorecards: how findings and metrics become a score, per conversation, agent and day, with how it came about. */
export {
  scorecardPresets,
  scoredMetrics,
  type Scorecard,
  type ScorecardPreset,
  type ScorecardSetting,
  type ScoredMetric,
} from "./card";
export { builtInScorecards, scorecardOf } from "./presets";
export {
  prepareScoring,
  RuleResult,
  weightedScore,
  type NotCounted,
  type Score,
  type ScoredItem,
  type ScoredSection,
  type Scoring,
} from "./score";
export {
  agentScores,
  conversationScores,
  dayScores,
  type AgentScore,
  type ConversationScore,
  type DayScore,
  type ScoreSummary,
} from "./scores";
