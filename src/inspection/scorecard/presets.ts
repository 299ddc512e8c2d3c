import points from "./presets/points.json";
import salesDriven from "./presets/sales-driven.json";
import serviceDriven from "./presets/service-driven.json";
import { scorecardSchema, type Scorecard, type ScorecardPreset, type ScorecardSetting } from "./card";

/**
 * The scorecards that come with the product: `points` (every rule by its own points), `sales-driven` (首次应答 / 答问比 / 催付 /
 * 挖掘需求 / 推荐) and `service-driven` (态度 / 响应 / 专业 / 关联).
 */
export const builtInScorecards: Readonly<Record<ScorecardPreset, Scorecard>> = {
  points: scorecardSchema.parse(points),
  "sales-driven": scorecardSchema.parse(salesDriven),
  "service-driven": scorecardSchema.parse(serviceDriven),
};

/** @example scorecardOf("service-driven").sections.map(({ id }) => id) //=> ["attitude", "response", "professional", "related"] */
export function scorecardOf(setting: ScorecardSetting): Scorecard {
  return typeof setting === "string" ? builtInScorecards[setting] : setting;
}
