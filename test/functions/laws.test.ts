/**
 * Laws of every arithmetic function, called as Excel calls it: which way it moves with its arguments, what it does not
 * depend on, what it adds up to. Whatever comes, a cell gets a finite number, a text or CustomFunctions.Error, and soon.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { worksheetFunctions } from "../../src/functions/catalogue";

class RuntimeError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

type Cell = string | number | boolean;
type Implementations = Readonly<Record<string, (...args: unknown[]) => (Cell | RuntimeError)[][]>>;
let implementations: Implementations;

beforeAll(async () => {
  vi.stubGlobal("CustomFunctions", { associate: () => undefined, Error: RuntimeError });
  vi.stubGlobal("navigator", { language: "en-US" });
  implementations = (await import("../../src/functions/index")).implementations as unknown as Implementations;
  return () => vi.unstubAllGlobals();
});

/**
 * A formula that keeps a sheet waiting for longer hangs it. Not a measure of speed: the slowest case takes a hundredth on a
 * quiet machine, and the first call of a family loads its rules.
 */
const longestCase = 15_000;

/** Rows of cells as Excel gets them, or null when the function threw its error. */
function rowsOf(id: string, ...args: unknown[]): (Cell | RuntimeError)[][] | null {
  const asRange = (value: unknown) => (Array.isArray(value) || value === undefined ? value : [[value]]);
  const started = performance.now();
  try {
    const rows = implementations[id](...args.map(asRange));
    for (const cell of rows.flat()) {
      if (typeof cell === "number")
        expect([id, args, cell]).toEqual([id, args, expect.toSatisfy(Number.isFinite)]);
      else if (typeof cell === "object") expect(cell).toBeInstanceOf(RuntimeError);
    }
    return rows;
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    return null;
  } finally {
    expect(performance.now() - started, `${id} of ${JSON.stringify(args)}`).toBeLessThan(longestCase);
  }
}

/** The only number of a result; NaN for anything else. */
function numberOf(id: string, ...args: unknown[]): number {
  const cell = rowsOf(id, ...args)?.[0]?.[0];
  return typeof cell === "number" ? cell : NaN;
}

const numbersOf = (id: string, ...args: unknown[]) => (rowsOf(id, ...args)?.[0] ?? []) as number[];

const cents = (amount: number) => Math.round(amount * 100);
const money = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100);
const share = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);
const count = fc.nat(5_000);
const some = fc.integer({ min: 1, max: 5_000 });
/** Orderers among consultations, at least one. */
const group = fc.tuple(count, count).map(([k, rest]) => [k, k + rest + 1] as const);
const column = (values: readonly unknown[]) => values.map((value) => [value]);

/** Argument by argument: 1 where a larger one never lowers the result, -1 where it never raises it, 0 elsewhere. */
const directions: readonly (readonly [
  id: string,
  args: fc.Arbitrary<readonly number[]>,
  signs: readonly (1 | 0 | -1)[],
  steps: readonly number[],
])[] = [
  ["CONSULT_CONVERSION", group.map(([k, n]) => [k, n + 1]), [1, -1], [1, 1]],
  [
    "ORDERS_FOR_TARGET",
    fc.tuple(share, group).map(([t, [k, n]]) => [t * 0.9, n + 1, k]),
    [1, 1, -1],
    [0.05, 10, 1],
  ],
  [
    "AGENT_SALES",
    fc.tuple(
      count,
      share.map((s) => s * 0.9),
      money,
    ),
    [1, 1, 1],
    [1, 0.01, 1],
  ],
  [
    "AGENT_SALES_TARGET",
    fc.tuple(
      money,
      some,
      share.map((s) => s + 0.01).map((s) => Math.min(1, s)),
      some,
    ),
    [1, 0, -1, -1],
    [5, 0, 0, 3],
  ],
  ["AVERAGE_ORDER_VALUE", fc.tuple(money, some), [1, -1], [1, 1]],
  ["ITEMS_PER_BUYER", fc.tuple(count, some), [1, -1], [1, 1]],
  ["PRICE_PER_ITEM", fc.tuple(money, some), [1, -1], [1, 1]],
  [
    "COUPON_COST",
    fc.tuple(
      money,
      share.map((s) => s * 0.9),
    ),
    [1, 1],
    [1, 0.05],
  ],
  ["SPEND_MORE_SAVE", fc.tuple(money, money, money), [0, 1, -1], [0, 5, 1]],
  [
    "MAX_DISCOUNT",
    fc.tuple(
      money,
      money,
      share.map((s) => s * 0.9),
    ),
    [1, -1, -1],
    [1, 1, 0.05],
  ],
];

describe("results of one number", () => {
  it.each(directions)("of %s move the way of their arguments", (id, args, signs, steps) => {
    fc.assert(
      fc.property(args, (values) => {
        const before = numberOf(id, ...values);
        signs.forEach((sign, i) => {
          if (sign === 0) return;
          const moved = values.map((value, k) => (k === i ? value + steps[i] : value));
          const after = numberOf(id, ...moved);
          if (Number.isNaN(before) || Number.isNaN(after)) return;
          expect(
            (after - before) * sign,
            `${JSON.stringify(values)} → ${JSON.stringify(moved)}`,
          ).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it.each([
    ["CONSULT_CONVERSION", group.map(([k, n]) => [k, n])],
    ["ITEMS_PER_BUYER", fc.tuple(count, some)],
    ["AVERAGE_ORDER_VALUE", fc.tuple(money, some)],
    ["PRICE_PER_ITEM", fc.tuple(money, some)],
  ] as const)("of %s do not depend on the scale", (id, args) => {
    fc.assert(
      fc.property(
        args as fc.Arbitrary<readonly number[]>,
        fc.integer({ min: 2, max: 9 }),
        (values, factor) => {
          // To the cent, or a binary float's last digit decides which way half a cent goes.
          const scaled = values.map((value) => Math.round(value * factor * 100) / 100);
          expect(numberOf(id, ...scaled)).toBeCloseTo(numberOf(id, ...values), 12);
        },
      ),
    );
  });

  it("of AGENT_SALES double with any factor, but for the rounding of a cent", () => {
    fc.assert(
      fc.property(count, share, money, (inquiries, conversion, value) => {
        const twice = numberOf("AGENT_SALES", inquiries * 2, conversion, value);
        expect(
          Math.abs(cents(twice) - 2 * cents(numberOf("AGENT_SALES", inquiries, conversion, value))),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("of MAX_DISCOUNT keep the margin, and a cent more would not", () => {
    fc.assert(
      fc.property(
        money,
        money,
        share.map((s) => s * 0.9),
        (price, cost, margin) => {
          const discount = numberOf("MAX_DISCOUNT", price, cost, margin);
          const kept = (off: number) => (price - off) * (1 - margin) - cost;
          if (discount > 0) {
            expect(kept(discount)).toBeGreaterThanOrEqual(-1e-6);
            expect(kept(discount + 0.01)).toBeLessThan(1e-6);
          }
        },
      ),
    );
  });

  it("of SPEND_MORE_SAVE never exceed the price nor fall below nothing", () => {
    fc.assert(
      fc.property(money, money, money, (price, threshold, reduction) => {
        const paid = numberOf("SPEND_MORE_SAVE", price, threshold, reduction);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(paid).toBeLessThanOrEqual(price);
      }),
    );
  });

  it("of RESPONSE_GRADE and CONVERSION_BAND only step one way", () => {
    const grades = ["golden", "good", "pass", "warn", "violation"];
    const bands = ["low", "ideal", "high"];
    const place = (words: readonly string[], id: string, value: number) =>
      words.indexOf(String(rowsOf(id, value)?.[0]?.[0]));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), share, (seconds, rate) => {
        expect(place(grades, "RESPONSE_GRADE", seconds + 1)).toBeGreaterThanOrEqual(
          place(grades, "RESPONSE_GRADE", seconds),
        );
        const more = Math.min(1, rate + 0.02);
        expect(place(bands, "CONVERSION_BAND", more)).toBeGreaterThanOrEqual(
          place(bands, "CONVERSION_BAND", rate),
        );
      }),
    );
  });

  it("of AFTERSALES_LOSS rise with the amount and from bound to bound", () => {
    const option = fc.constantFrom("explain", "coupon", "partialRefund", "resend", "fullRefund");
    fc.assert(
      fc.property(option, money, (name, amount) => {
        const [low, mid, high] = ["low", "mid", "high"].map((bound) =>
          numberOf("AFTERSALES_LOSS", name, amount, bound),
        );
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(amount);
        expect(numberOf("AFTERSALES_LOSS", name, amount + 1)).toBeGreaterThanOrEqual(mid);
      }),
    );
  });
});

describe("drivers of a difference in sales", () => {
  const factors = fc.tuple(count, share, money);
  const driversOf = (before: readonly number[], after: readonly number[]) =>
    numbersOf("AGENT_SALES_DRIVERS", ...before, ...after);

  it("add up to it to the cent, zeros included", () => {
    fc.assert(
      fc.property(factors, factors, (before, after) => {
        const sum = driversOf(before, after).reduce((total, part) => total + cents(part), 0);
        expect(sum).toBe(
          cents(numberOf("AGENT_SALES", ...after)) - cents(numberOf("AGENT_SALES", ...before)),
        );
      }),
    );
    for (const zeros of [
      [0, 0, 0],
      [0, 0.5, 10],
      [10, 0, 10],
      [10, 0.5, 0],
    ]) {
      const parts = driversOf(zeros, [100, 0.1, 99.99]);
      expect(parts.reduce((total, part) => total + cents(part), 0)).toBe(99_990);
    }
  });

  it("do not depend on which factor is which, and swap their sign with the periods", () => {
    // Inquiries and order value are both plain numbers: exchanged, their contributions exchange too.
    const whole = fc.tuple(count, share, count);
    fc.assert(
      fc.property(whole, whole, (before, after) => {
        const [inquiries, conversion, value] = driversOf(before, after);
        const exchange = ([a, b, c]: readonly number[]) => [c, b, a];
        const [first, middle, last] = driversOf(exchange(before), exchange(after));
        expect(Math.abs(cents(first) - cents(value))).toBeLessThanOrEqual(1);
        expect(Math.abs(cents(middle) - cents(conversion))).toBeLessThanOrEqual(1);
        expect(Math.abs(cents(last) - cents(inquiries))).toBeLessThanOrEqual(1);
        driversOf(after, before).forEach((part, i) =>
          expect(Math.abs(cents(part) + cents([inquiries, conversion, value][i]))).toBeLessThanOrEqual(1),
        );
      }),
    );
  });
});

describe("rates with an interval", () => {
  it("lie in it, and it in 0 to 1", () => {
    fc.assert(
      fc.property(group, ([k, n]) => {
        const [low, high] = numbersOf("CONVERSION_INTERVAL", k, n);
        expect(0 <= low && low <= k / n && k / n <= high && high <= 1).toBe(true);
      }),
    );
  });

  it("change by parts that add up, and compare alike whichever comes first", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [change, orders, consultations] = numbersOf("CONVERSION_CHANGE", ...a, ...b);
        expect(orders + consultations).toBeCloseTo(change, 12);
        const [, , difference, , , p] = numbersOf("CONVERSION_TEST", ...a, ...b);
        const [, , opposite, , , same] = numbersOf("CONVERSION_TEST", ...b, ...a);
        expect(opposite).toBeCloseTo(-difference, 12);
        expect(same).toBeCloseTo(p, 12);
        expect(0 <= p && p <= 1).toBe(true);
      }),
    );
  });

  it("bring more from reminders the more of the reminded pay", () => {
    fc.assert(
      fc.property(group, group, money, some, ([paid, orders], control, value, cost) => {
        const before = numbersOf("REMINDER_ROI", paid, orders, ...control, value, cost);
        const after = numbersOf("REMINDER_ROI", paid + 1, orders, ...control, value, cost);
        [0, 4, 5].forEach((i) => expect(after[i]).toBeGreaterThanOrEqual(before[i]));
      }),
    );
  });
});

describe("tables", () => {
  it("of a funnel keep their shares whatever the scale", () => {
    const counts = fc
      .array(fc.nat(10_000), { minLength: 1, maxLength: 6 })
      .filter((list) => list.some((n) => n > 0));
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (list, factor) => {
        const shares = (values: number[]) =>
          rowsOf("FUNNEL", column(values.map((_, i) => `step ${i}`)), column(values))
            ?.slice(1, -1)
            .map((row) => row[2]);
        const plain = shares(list) as number[];
        (shares(list.map((n) => n * factor)) as number[]).forEach((each, i) =>
          expect(each).toBeCloseTo(plain[i], 12),
        );
        expect(plain.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("of agents rank more sales first and are as long as the list", () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 12 }), (sales) => {
        const rows = rowsOf("AGENT_RANKING", column(sales.map((_, i) => `agent ${i}`)), column(sales))!.slice(
          1,
        );
        expect(rows).toHaveLength(sales.length);
        rows.forEach((row, i) => {
          expect(row[0]).toBe(sales.filter((each) => each > (row[2] as number)).length + 1);
          if (i > 0) expect(rows[i - 1][2]).toBeGreaterThanOrEqual(row[2] as number);
        });
      }),
    );
  });

  it("of after-sales options rise with the loss and always propose two", () => {
    const known = fc.option(money, { nil: undefined });
    fc.assert(
      fc.property(money, money, fc.tuple(known, known, known, known), (amount, limit, costs) => {
        const compared = rowsOf("AFTERSALES_COMPARE", amount, ...costs)!
          .slice(1)
          .map((row) => row[1] as number);
        expect(compared).toHaveLength(5);
        expect([...compared].sort((a, b) => a - b)).toEqual(compared);
        const plan = rowsOf("AFTERSALES_PLAN", amount, limit, ...costs)!.slice(1);
        expect(plan.length).toBeGreaterThanOrEqual(2);
        for (const [, loss, , , fits] of plan) expect(fits).toBe((loss as number) <= limit);
      }),
    );
  });

  it("of customers do not depend on the order of their rows", () => {
    const purchase = fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 45_000, max: 45_100 }));
    const purchases = fc.array(purchase, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(purchases, fc.nat(60), (list, window) => {
        const columns = (of: typeof list) => [
          column(of.map(([who]) => who)),
          column(of.map(([, day]) => day)),
        ];
        const backwards = [...list].reverse();
        const byName = (rows: (Cell | RuntimeError)[][] | null) => rows?.slice(1).map(String).sort();
        expect(byName(rowsOf("PURCHASE_INTERVAL", ...columns(backwards)))).toEqual(
          byName(rowsOf("PURCHASE_INTERVAL", ...columns(list))),
        );
        const rate = (days?: number) => numberOf("REPURCHASE_RATE", ...columns(list), days);
        expect(rate(window + 1)).toBeLessThanOrEqual(rate());
        expect(rate(window + 1)).toBeLessThanOrEqual(rate(window + 30));
        expect(numberOf("REPURCHASE_RATE", ...columns(backwards))).toBe(rate());
      }),
    );
  });
});

describe("response times of any chat", () => {
  const message = fc.tuple(fc.constantFrom("customer", "agent", "robot"), fc.integer({ min: 0, max: 900 }));
  const chat = fc.array(message, { minLength: 2, maxLength: 14 }).map((list) => {
    let second = 36_000;
    return list.map(([role, pause]) => [role, (second += pause)] as const);
  });
  /** On a day, as Excel's serial numbers. */
  const columns = (
    of: readonly (readonly [string, number])[],
    day: number,
    pace = 1,
  ): [unknown[][], unknown[][]] => [
    column(of.map(([, second]) => day + (36_000 + (second - 36_000) * pace) / 86_400)),
    column(of.map(([role]) => role)),
  ];
  const measures = ["FIRST_RESPONSE", "AVERAGE_RESPONSE"] as const;

  it("do not depend on the day, and double when everything takes twice as long", () => {
    fc.assert(
      fc.property(chat, fc.integer({ min: 40_000, max: 50_000 }), (list, day) => {
        for (const id of measures) {
          const here = numberOf(id, ...columns(list, 45_000));
          if (Number.isNaN(here)) continue;
          expect(numberOf(id, ...columns(list, day))).toBeCloseTo(here, 6);
          expect(numberOf(id, ...columns(list, 45_000, 2))).toBeCloseTo(here * 2, 6);
        }
      }),
    );
  });

  it("are within a longer limit at least as often", () => {
    fc.assert(
      fc.property(chat, fc.integer({ min: 1, max: 600 }), (list, limit) => {
        const rate = (within: number) =>
          numberOf("RESPONSE_RATE", ...columns(list, 45_000), undefined, within);
        const [shorter, longer] = [rate(limit), rate(limit + 60)];
        if (Number.isNaN(shorter)) return;
        expect(0 <= shorter && shorter <= longer && longer <= 1).toBe(true);
      }),
    );
  });

  it("leave reply ratio and longest run as they are when the chat is told twice as slowly", () => {
    fc.assert(
      fc.property(chat, (list) => {
        const [, roles] = columns(list, 45_000);
        const ratio = numberOf("REPLY_RATIO", roles);
        if (!Number.isNaN(ratio))
          expect(numberOf("REPLY_RATIO", [...roles, ...roles])).toBeCloseTo(ratio, 12);
        const run = numberOf("LONGEST_AGENT_RUN", roles);
        expect(numberOf("LONGEST_AGENT_RUN", [...roles, ["agent"]])).toBeGreaterThanOrEqual(run);
        expect(run).toBeLessThanOrEqual(list.filter(([role]) => role === "agent").length);
      }),
    );
  });

  it("put reminders a day later for an order a day later, at a slot, and never before the order", () => {
    const order = fc.integer({ min: 0, max: 86_399 });
    fc.assert(
      fc.property(order, fc.integer({ min: 40_000, max: 50_000 }), (second, day) => {
        const at = (id: string, days: number) =>
          Date.parse(`${String(rowsOf(id, days + second / 86_400)?.[0]?.[0]).replace(" ", "T")}Z`) / 1000;
        const epoch = (days: number) => (days - 25_569) * 86_400 + second;
        for (const id of ["REMINDER_DUE", "REMINDER_SLOT"]) {
          expect(at(id, day + 1) - at(id, day)).toBe(86_400);
          expect(at(id, day)).toBeGreaterThanOrEqual(epoch(day));
        }
        expect([9, 15, 20]).toContain((at("REMINDER_SLOT", day) % 86_400) / 3600);
      }),
    );
  });
});

describe("anything at all", () => {
  const cell = fc.oneof(
    {
      arbitrary: fc.oneof(fc.double(), fc.nat(), fc.constantFrom(0, 1, -1, 0.5, 1e308, -1e308, 5e-324)),
      weight: 3,
    },
    fc.constantFrom(null, "", "8%", "客服", "customer", "2024-04-14 10:00:00", "09:00", "#N/A", true, false),
    fc.string({ maxLength: 12 }),
  );
  const range = fc.oneof(
    cell.map((each) => [[each]]),
    fc.array(fc.tuple(cell), { minLength: 1, maxLength: 4 }),
  );

  it.each(worksheetFunctions.map(({ id, parameters }) => [id, parameters.length] as const))(
    "in %s gives finite numbers, texts or CustomFunctions.Error, and soon",
    (id, length) => {
      fc.assert(
        fc.property(fc.array(range, { maxLength: length }), (args) => {
          rowsOf(id, ...args);
        }),
        { numRuns: 40 },
      );
    },
  );
});
