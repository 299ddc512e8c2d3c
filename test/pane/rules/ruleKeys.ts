/** The keys of the rule language, and what stands at the field of the pane that sets each. */
import { builtInRuleset, type RulesetChanges } from "../../../src/inspection";
import { rulesetJsonSchema } from "../../../src/inspection/schema";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly const?: string;
}

export const slow = builtInRuleset.rules.find(({ id }) => id === "slow-first-response")!;

const { properties: language = {} } = rulesetJsonSchema() as Schema;
const rule = language.rules.items!.properties!;
export const conditions = (rule.conditions.additionalProperties as Schema).oneOf!;

/** Keys below a schema as paths; conditions and scorecards have forms by their kind. */
function keysOf({ properties, items, additionalProperties }: Schema): string[] {
  if (items?.anyOf) return [...new Set(items.anyOf.flatMap(keysOf))];
  const inner = properties ?? items?.properties ?? (additionalProperties as Schema | undefined)?.properties;
  return Object.entries(inner ?? {}).flatMap(([key, schema]) => {
    const below = isText(schema) ? [] : keysOf(schema);
    return below.length === 0 ? [key] : below.map((each) => `${key}.${each}`);
  });
}

/** A text in both languages is one field twice. */
function isText({ properties }: Schema): boolean {
  return properties !== undefined && "zh-CN" in properties;
}

const limit = slow.parameters.limit.names["zh-CN"];

/** What stands at the field that sets a key; a reason where no person needs to. */
export type Form = string | { readonly reason: string };

export const rulePage: Readonly<Record<string, Form>> = {
  id: { reason: "given to a new rule, and never shown" },
  names: "名称（中文）",
  advice: "建议（中文）",
  meaning: "查什么（中文）",
  why: "为什么（中文）",
  group: "归在",
  severity: "严重程度",
  points: "会话得分加减",
  fatal: "一票否决：会话得 0 分",
  needsReview: "要有人复核",
  enabled: { reason: "a switch in the list of rules" },
  "active.from": "从哪天起",
  "active.to": "到哪天止",
  "appliesTo.agents": "客服",
  "appliesTo.platforms": "平台",
  "appliesTo.service": "会话",
  "parameters.names": `${limit}：名称和上下限`,
  "parameters.value": limit,
  "parameters.unit": { reason: "that of the setting in which the number stands" },
  "parameters.minimum": "最小",
  "parameters.maximum": "最大",
  "levels.id": { reason: "given to a new level, and never shown" },
  "levels.names": "名称",
  "levels.upTo": "到（含）",
  "levels.severity": "级别",
  conditions: "看什么",
  forEach: "按什么来判断",
  when: "怎样算命中",
  occasion: "什么时候计入评分",
  evidence: "在结果里标出",
  sentence: "用哪句话",
  "variants.when": "什么时候这样说",
  "variants.evidence": "另一种说法 1",
  "variants.sentence": "另一种说法 1",
  "examples.title": "说明什么",
  "examples.messages": "对话，一行一条",
  "examples.others": "同一份记录里的其他会话",
  "examples.orders.placed": "订单，一行一个",
  "examples.orders.paid": "订单，一行一个",
  "examples.orders.closed": "订单，一行一个",
  "examples.products.name": "商品，一行一个",
  "examples.products.attributes": "商品，一行一个",
  "examples.recordEnd": "记录到几点为止",
  "examples.parameters": `${limit}（只在这个例子里）`,
  "examples.findings": "标出第几条",
  "examples.notEvaluable": "规则应该",
};

/** What may differ in a built-in rule; the compiler sees to it that none is missing. */
export const overrides: Readonly<Record<keyof NonNullable<RulesetChanges["rules"]>[string], string>> = {
  enabled: `打开“${slow.names["zh-CN"]}”`,
  severity: "严重程度",
  points: "会话得分加减",
  fatal: "一票否决：会话得 0 分",
  needsReview: "要有人复核",
  parameters: limit,
  names: "名称（中文）",
  advice: "建议（中文）",
  appliesTo: "平台",
  active: "从哪天起",
  levels: "到（含）",
};

/** Keys of a rule; conditions have forms by their operators. */
export const keysOfRule = keysOf({ properties: rule }).filter((key) => !/^conditions\b/.test(key));

/** What stands at the field of a scorecard's key; keys of items are those of rules and of metrics. */
export const scorecardPages: Readonly<Record<"points" | "weighted", Readonly<Record<string, Form>>>> = {
  points: {
    method: "怎样算分",
    names: "名称",
    "sections.id": { reason: "given to a new section, and never shown" },
    "sections.names": "分项名称",
    "sections.rules": "规则",
    "sections.groups": "整组规则",
    fatal: "一票否决的规则",
  },
  weighted: {
    method: "怎样算分",
    names: "名称",
    "sections.id": { reason: "given to a new section, and never shown" },
    "sections.names": "分项名称",
    "sections.weight": "权重",
    "sections.items.rule": "加一条规则",
    "sections.items.metric": "加一个指标",
    "sections.items.of": "首次响应：满分",
    "sections.items.bands.upTo": "到（含）",
    "sections.items.bands.got": "得",
    "sections.items.above": "再高得",
    "bonus.rule": "加一条规则",
    "bonus.metric": "加一个指标",
    "bonus.of": "首次响应：满分",
    "bonus.bands.upTo": "到（含）",
    "bonus.bands.got": "得",
    "bonus.above": "再高得",
    fatal: "一票否决的规则",
  },
};

/** Keys of a scorecard by its method. */
export function keysOfScorecard(method: "points" | "weighted"): string[] {
  const cards = language.scorecard.anyOf!.flatMap(({ oneOf = [] }) => oneOf);
  return keysOf(cards.find(({ properties: keys }) => keys!.method.const === method)!);
}
