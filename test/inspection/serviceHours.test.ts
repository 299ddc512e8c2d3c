import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset, mergeInspections, type Inspection } from "../../src/inspection";
import { agentScores } from "../../src/inspection/scorecard";
import {
  defaultServiceCalendar,
  serviceHoursOf,
  type ServiceCalendar,
} from "../../src/metrics/serviceCalendar";
import { serviceHours, type ServiceHours } from "../../src/metrics/serviceHours";
import { overview } from "../../src/report";
import { lineOf, transcriptOf } from "./transcriptOf";

const inspector = compileRuleset(builtInRuleset);
// The first day is Monday, 2026-03-02.
const shop = (part: Partial<ServiceCalendar> = {}): ServiceHours =>
  serviceHoursOf({ ...defaultServiceCalendar, week: new Array<string>(7).fill("09:00-22:00"), ...part });

function inspect(lines: readonly string[], hours?: ServiceHours): Inspection {
  return inspector.inspect(transcriptOf(lines.map((line) => lineOf(line))), { ...(hours && { hours }) });
}
const rulesOf = ({ findings }: Inspection): string[] => findings.map(({ rule }) => rule);

const overnight = ["21:59:55 customer 这款有货吗", "2 09:00:10 agent 您好，这款有货的"];

describe("under service hours", () => {
  it("a night's wait is no slow first response, and without them it is", () => {
    expect(rulesOf(inspect(overnight))).toContain("slow-first-response");
    expect(rulesOf(inspect(overnight, shop()))).not.toContain("slow-first-response");
  });

  it("only seconds within them are measured", () => {
    const late = ["21:59:50 customer 这款有货吗", "2 09:00:15 agent 您好，这款有货的"];
    const [finding] = inspect(late, shop()).findings;
    expect(finding).toMatchObject({ rule: "slow-first-response", measured: 25, limit: 20 });
  });

  it("exactly the limit within them passes", () => {
    const atLimit = ["21:59:50 customer 这款有货吗", "2 09:00:10 agent 您好，这款有货的"];
    expect(rulesOf(inspect(atLimit, shop()))).not.toContain("slow-first-response");
  });

  it("a holiday counts nothing, a make-up working day does", () => {
    const lines = ["6 10:00:00 customer 这款有货吗", "6 10:05:00 agent 您好，这款有货的"];
    const weekdays = [...new Array<string>(5).fill("09:00-22:00"), "", ""];
    expect(rulesOf(inspect(lines, shop({ holidays: ["2026-03-07"] })))).not.toContain("slow-first-response");
    expect(rulesOf(inspect(lines, shop({ week: weekdays })))).not.toContain("slow-first-response");
    expect(rulesOf(inspect(lines, shop({ week: weekdays, workdays: ["2026-03-07"] })))).toContain(
      "slow-first-response",
    );
  });

  it("a turn that starts outside is judged, left out, or measured to the second, as the policy says", () => {
    const lines = ["23:00:00 customer 这款有货吗", "23:10:00 agent 您好，这款有货的"];
    const slow = (policy: ServiceHours["policy"]) =>
      rulesOf(inspect(lines, shop({ policy }))).includes("slow-first-response");
    expect([slow("countAll"), slow("leaveOut"), slow("inHours")]).toEqual([true, false, false]);
  });

  it("a customer who came at night and was never answered is left out only by leaveOut", () => {
    const lines = ["23:00:00 customer 这款有货吗"];
    const unanswered = (policy: ServiceHours["policy"], recordEnd: number) =>
      inspector
        .inspect(transcriptOf(lines.map((line) => lineOf(line))), { hours: shop({ policy }), recordEnd })
        .findings.some(({ rule }) => rule === "never-answered");
    const nextNoon = Date.parse("2026-03-03T12:00Z") / 1000;
    expect(unanswered("inHours", nextNoon)).toBe(true);
    expect(unanswered("leaveOut", nextNoon)).toBe(false);
    // Nobody was there yet who could have answered.
    expect(unanswered("inHours", Date.parse("2026-03-03T08:00Z") / 1000)).toBe(false);
  });

  it("times to the minute are judged only where every second that they can mean agrees", () => {
    const minutes = ["21:59 customer 这款有货吗", "2 09:00 agent 您好，这款有货的"];
    const { findings, notEvaluable } = inspect(minutes, shop());
    expect(findings.map(({ rule }) => rule)).not.toContain("slow-first-response");
    expect(notEvaluable).toContainEqual(
      expect.objectContaining({ rule: "slow-first-response", reason: "minutePrecision" }),
    );
  });

  it("scores and figures follow the same clock as the rules", () => {
    const transcript = transcriptOf(overnight.map((line) => lineOf(line)));
    const ruleset = builtInRuleset;
    const figures = (hours?: ServiceHours) => {
      const inspection = inspector.inspect(transcript, { ...(hours && { hours }) });
      const { firstResponse, averageResponse, load, agents } = overview({
        ...{ transcript, ruleset, inspection, orders: [], hasOrders: false },
      });
      const [score] = agentScores(ruleset, transcript, inspection);
      // Monday, 21 o'clock.
      const atNine = load[21 * 7].meanResponse;
      return { firstResponse, averageResponse, atNine, agent: agents[0].firstResponse, score: score.score };
    };
    const within = figures(shop());
    expect(within).toMatchObject({ firstResponse: 15, averageResponse: 15, atNine: 15, agent: 15 });
    expect(figures().firstResponse).toBe(39_615);
    expect(within.score).toBeGreaterThan(figures().score as number);
  });

  it("slices tell the hours that they followed", () => {
    const part = inspect(overnight, shop());
    expect(mergeInspections([part]).hours).toEqual(shop());
    expect(inspect(overnight)).not.toHaveProperty("hours");
  });

  it("an unanswered question whose time is unknown is judged as without them", () => {
    const lines = ["customer 在吗", "1 0:0:0 customer 在吗"];
    const { hours: _, ...inspection } = inspect(lines, serviceHours(0, 86_400, "inHours"));
    expect(inspection).toEqual(inspect(lines));
  });

  it("of the whole day nothing changes, whatever is said and whichever policy", () => {
    const line = fc
      .tuple(
        fc.option(fc.integer({ min: 0, max: 3 * 86_400 })),
        fc.constantFrom("customer", "agent", "robot", "system", "unknown"),
        fc.constantFrom("在吗", "这款有货吗", "有的亲", "好的", "怎么还不回复", "谢谢"),
      )
      .map(([seconds, role, text]) => {
        if (seconds === null) return `${role} ${text}`;
        const clock = [3600, 60, 1].map(
          (unit, i) => Math.floor((seconds % 86_400) / unit) % (i === 0 ? 24 : 60),
        );
        return `${1 + Math.floor(seconds / 86_400)} ${clock.join(":")} ${role} ${text}`;
      });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom<ServiceHours["policy"]>("countAll", "leaveOut", "inHours"),
        (lines, policy) => {
          const { hours, ...inspection } = inspect(lines, serviceHours(0, 86_400, policy));
          expect(hours?.policy).toBe(policy);
          expect(inspection).toEqual(inspect(lines));
        },
      ),
      { numRuns: 60 },
    );
  });
});
