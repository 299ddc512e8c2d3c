import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Order } from "../../../src/chat/orders";
import { applyChanges, builtInRuleset, compileRuleset, type Ruleset } from "../../../src/inspection";
import {
  agentTypes,
  labelsOf,
  rulesOfAgentType,
  type ConversationLabels,
} from "../../../src/inspection/labels";
import { lineOf, secondsOf, transcriptOf } from "../transcriptOf";

const inspectors = new Map<Ruleset, ReturnType<typeof compileRuleset>>();
function inspectorOf(ruleset: Ruleset) {
  let inspector = inspectors.get(ruleset);
  if (!inspector) inspectors.set(ruleset, (inspector = compileRuleset(ruleset)));
  return inspector;
}

function labelsFor(
  lines: readonly string[],
  orders?: readonly Order[],
  ruleset: Ruleset = builtInRuleset,
): ConversationLabels {
  const transcript = transcriptOf(lines.map((line) => lineOf(line)));
  const inspection = inspectorOf(ruleset).inspect(transcript, orders ? { orders } : {});
  return labelsOf(ruleset, transcript, inspection, orders ? { orders } : {})[0];
}

function orderAt(placed: string, paid = ""): Order {
  return {
    ...{ id: "1", customer: "c", conversation: 0, amount: 10, row: 2, closed: NaN },
    placed: secondsOf(placed),
    paid: secondsOf(paid),
  };
}

describe("the agent types", () => {
  it("stand on rules that the built-in ruleset has", () => {
    const ids = builtInRuleset.rules.map(({ id }) => id);
    for (const type of agentTypes) for (const rule of rulesOfAgentType[type]) expect(ids).toContain(rule);
  });

  it("name the type with the gravest finding first, each with its rows", () => {
    const { agentTypes: label } = labelsFor([
      "10:00:00 customer 这件有货吗",
      ...Array.from({ length: 7 }, (_, i) => `10:01:0${i} agent 有货的${i}`),
    ]);
    expect(label.values.map(({ value, rows }) => [value, rows])).toEqual([
      ["ignoring", [2, 3]],
      ["pestering", [3, 4, 5, 6, 7, 8, 9]],
    ]);
  });

  it("keep silent agents unjudged without orders, and find them with", () => {
    const lines = ["10:00:00 customer 这件有货吗", "10:00:05 agent 有货的，喜欢可以拍下"];
    expect(labelsFor(lines).agentTypes).toEqual({
      ...{ values: [], unknown: null },
      unjudged: [{ value: "waiting", reason: "noOrders" }],
    });
    const { values, unjudged } = labelsFor(lines, [orderAt("10:10:00")]).agentTypes;
    expect(values.map(({ value }) => value)).toEqual(["waiting"]);
    expect(unjudged).toEqual([]);
  });

  it("are unknown when no rule that would show one is switched on", () => {
    const off = Object.fromEntries(
      Object.values(rulesOfAgentType)
        .flat()
        .map((rule) => [rule, { enabled: false }]),
    );
    const { unknown, unjudged } = labelsFor(
      ["10:00:00 customer 在吗", "10:05:00 agent 在的"],
      undefined,
      applyChanges(builtInRuleset, { rules: off }),
    ).agentTypes;
    expect(unknown).toBe("ruleOff");
    expect(unjudged.map(({ value }) => value)).toEqual([...agentTypes]);
  });
});

describe("the stage reached", () => {
  const stageOf = (lines: readonly string[], orders?: readonly Order[]) =>
    labelsFor(lines, orders).stage.values.map(({ value, rows }) => [value, rows]);

  it("is none before a person has answered", () =>
    expect(stageOf(["10:00:00 customer 质量怎么样", "10:00:01 robot 您好，欢迎光临"])).toEqual([]));

  it("goes from comfort over trust and fit to discount, the furthest first", () =>
    expect(
      stageOf([
        "10:00:00 customer 在吗",
        "10:00:05 agent 您好，在的",
        "10:00:20 customer 是正品吗",
        "10:00:30 agent 官方旗舰店，假一赔十",
        "10:01:00 customer 165/110斤穿什么码",
        "10:01:10 agent 建议您拍M码",
        "10:02:00 customer 能便宜点吗",
        "10:02:10 agent 给您便宜5元",
      ]).map(([stage]) => stage),
    ).toEqual(["discount", "fit", "trust", "comfort"]));

  it("is not moved by a question that nobody answers", () =>
    expect(
      stageOf(["10:00:00 customer 在吗", "10:00:05 agent 在的", "10:00:20 customer 能便宜点吗"]).map(
        ([stage]) => stage,
      ),
    ).toEqual(["comfort"]));

  it("is the order when the record or the talk knows of one", () => {
    const lines = ["10:00:00 customer 在吗", "10:00:05 agent 在的"];
    expect(stageOf([...lines, "10:01:00 customer 我已经拍下了"])[0]).toEqual(["order", [4]]);
    expect(stageOf(lines, [orderAt("10:01:00", "10:02:00")])[0]).toEqual(["order", [3]]);
    expect(stageOf(lines, [])[0][0]).toBe("comfort");
  });
});

describe("the reason of a lost inquiry", () => {
  const lostOf = (lines: readonly string[], orders: readonly Order[] | undefined) => {
    const { values, unknown, cause, owner } = labelsFor(lines, orders).lostInquiry;
    return { reason: values[0]?.value ?? null, unknown, cause, owner, rows: values[0]?.rows ?? [] };
  };

  it.each([
    ["stock", "outOfStock", "operations", "10:00:20 agent 抱歉这款卖完了", [4]],
    ["campaign", "noCampaign", "campaign", "10:00:20 agent 目前没有活动的哦", [4]],
    ["product", "price", "owner", "10:00:20 customer 太贵了", [4]],
    ["product", "unfit", "product", "10:00:20 customer 没有我要的颜色", [4]],
    ["buyer", "undecided", "promotion", "10:00:20 customer 我再考虑一下", [4]],
  ])("is %s (%s) for the %s", (reason, cause, owner, line, rows) =>
    expect(lostOf(["10:00:00 customer 这个怎么卖", "10:00:05 agent 您好，99元", line], [])).toEqual({
      ...{ reason, cause, owner, rows, unknown: null },
    }),
  );

  it("is what the shop can change before what the buyer says of himself", () =>
    expect(
      lostOf(
        ["10:00:00 customer 有M码吗", "10:00:05 agent 亲，M码断货了", "10:00:20 customer 那我再看看吧"],
        [],
      ),
    ).toMatchObject({ reason: "stock", rows: [3, 4] }));

  it("is not there when the customer ordered", () => {
    const lines = ["10:00:00 customer 太贵了，能便宜点吗", "10:00:05 agent 已经是最低价了"];
    expect(lostOf(lines, [orderAt("10:05:00")])).toMatchObject({ reason: null, unknown: null });
    expect(lostOf([...lines, "10:03:00 customer 好吧，拍下了"], undefined)).toMatchObject({
      ...{ reason: null, unknown: null },
    });
  });

  it("is unknown where the record has no orders and the customer does not leave", () =>
    expect(lostOf(["10:00:00 customer 这个怎么卖", "10:00:05 agent 99元"], undefined)).toMatchObject({
      ...{ reason: null, unknown: "noOrders" },
    }));

  it("is unknown when nobody said why", () =>
    expect(lostOf(["10:00:00 customer 这个怎么卖", "10:00:05 agent 99元"], [])).toMatchObject({
      ...{ reason: null, unknown: "notSaid" },
    }));

  it("is not looked for where a customer only presses for what was bought", () =>
    expect(
      lostOf(["10:00:00 customer 怎么还不发货，快点发货啊", "10:00:05 agent 马上安排"], []),
    ).toMatchObject({
      ...{ reason: null, unknown: null },
    }));
});

describe("a question is no reason", () => {
  it.each(["有没有别的颜色", "尺码会不会偏大", "不合适可以退吗", "评价怎么样", "这个贵吗"])("%s", (text) =>
    expect(labelsFor([`10:00:00 customer ${text}`, "10:00:05 agent 您好"], []).lostInquiry).toMatchObject({
      ...{ values: [], unknown: "notSaid" },
    }),
  );
});

describe("what was bought", () => {
  it.each(["想退货，尺码不合适", "收到了，有一根断了", "我买的鞋开胶了，什么质量"])(
    "is no lost inquiry: %s",
    (text) =>
      expect(labelsFor([`10:00:00 customer ${text}`, "10:00:05 agent 您好"], []).lostInquiry).toMatchObject({
        ...{ values: [], unknown: null },
      }),
  );
});

describe("what the talk was about", () => {
  it("is told by category, with rows, the most asked first", () =>
    expect(
      labelsFor([
        "10:00:00 customer 孕妇能用吗",
        "10:00:05 agent 可以的",
        "10:00:20 customer 会不会掉色",
        "10:00:30 customer 质量怎么样",
      ]).questions.values.map(({ value, rows }) => [value, rows]),
    ).toEqual([
      ["B", [4, 5]],
      ["A", [2]],
    ]));

  it("tells concerns of trust from those of discount", () => {
    expect(labelsFor(["10:00:00 customer 是正品吗"]).concerns.values[0]).toMatchObject({
      value: "trust",
      rows: [2],
    });
    expect(labelsFor(["10:00:00 customer 能便宜点吗"]).concerns.values[0]).toMatchObject({
      value: "discount",
    });
    expect(labelsFor(["10:00:00 customer 你好"]).concerns).toEqual({ values: [], unknown: null });
  });

  it("tells that a customer presses", () => {
    expect(labelsFor(["10:00:00 customer 怎么还不发货，快点发货啊"]).urging.values).toHaveLength(1);
    expect(labelsFor(["10:00:00 customer 好的谢谢"]).urging.values).toEqual([]);
  });

  it("is unknown where it is not known who speaks", () => {
    const labels = labelsFor(["10:00:00 unknown 能便宜点吗", "10:00:05 unknown 不能的"]);
    expect(labels.concerns).toEqual({ values: [], unknown: "noRoles" });
    expect(labels.stage.unknown).toBe("noRoles");
    expect(labels.lostInquiry.unknown).toBe("noRoles");
  });
});

describe("any label", () => {
  it("shows messages of its conversation by their rows, or says that there is nothing, or why it is unknown", () => {
    const words = fc.constantFrom(
      ...[
        "能便宜点吗",
        "太贵了",
        "卖完了",
        "是正品吗",
        "在吗",
        "我拍下了",
        "再看看",
        "=1+1",
        "<b>",
        "快点发货",
        "没有活动",
      ],
    );
    const role = fc.constantFrom("customer", "agent", "robot", "unknown", "system");
    fc.assert(
      fc.property(fc.array(fc.tuple(role, words), { minLength: 1, maxLength: 8 }), (messages) => {
        const lines = messages.map(([who, text], i) => `10:00:0${i} ${who} ${text}`);
        for (const label of Object.values(labelsFor(lines, []))) {
          if (typeof label === "string") continue;
          for (const { rows } of label.values as readonly { readonly rows: readonly number[] }[]) {
            expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
            for (const row of rows)
              expect(row).toSatisfy((value: number) => value >= 2 && value < 2 + lines.length);
          }
          if (label.values.length > 0) expect(label.unknown).toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});
