import {
  consultConversion,
  conversionBand,
  conversionChange,
  conversionInterval,
  conversionTest,
  funnel,
  idealConversion,
  ordersForTarget,
} from "../../metrics/conversion";
import { defineFunction } from "../define";
import { column, count, inRowOf, optional, number, rate } from "../parameters";
import { labelledNumbers } from "../labelledNumbers";
import { term } from "../result";

export const consultConversionFunction = defineFunction({
  id: "CONSULT_CONVERSION",
  family: "conversion",
  parameters: { orderers: count(), consultations: count() },
  result: "cell",
  examples: [
    { arguments: [32, 400], result: 0.08 },
    {
      arguments: [
        [[32], [51]],
        [[400], [500]],
      ],
      result: [[0.08], [0.102]],
    },
  ],
  compute: ({ orderers, consultations }) => consultConversion(orderers, consultations),
});

export const conversionBandFunction = defineFunction({
  id: "CONVERSION_BAND",
  family: "conversion",
  parameters: {
    rate: rate(),
    // No conversion lies below a low end of 0, and every one above a high end of 0.
    low: optional({ ...rate(), neverZero: true }, idealConversion.low),
    high: optional({ ...rate(), neverZero: true }, idealConversion.high),
  },
  result: "cell",
  examples: [
    { arguments: [0.08], result: "ideal" },
    { arguments: ["16%", "5%", "12%"], result: "high" },
  ],
  compute: ({ rate, low, high }) => term(`band.${conversionBand(rate, low, high)}`),
});

export const ordersForTargetFunction = defineFunction({
  id: "ORDERS_FOR_TARGET",
  family: "conversion",
  parameters: { target: rate(), consultations: count(), orderers: optional(count(), 0) },
  result: "cell",
  examples: [
    { arguments: ["7%", 100], result: 7 },
    { arguments: ["10%", 400, 32], result: 8 },
  ],
  compute: ({ target, consultations, orderers }) => ordersForTarget(target, consultations, orderers),
});

/** 0.95 or 95%; a confidence of 0 or 1 gives no interval. */
const confidence = () => optional(number({ minimum: 0.5, maximum: 0.9999 }, "rate"), 0.95);

export const conversionIntervalFunction = defineFunction({
  id: "CONVERSION_INTERVAL",
  family: "conversion",
  parameters: { orderers: count(), consultations: count(), confidence: confidence() },
  result: "row",
  examples: [{ arguments: [0, 10], result: [[0, 0.277532799863]] }],
  compute({ orderers, consultations, confidence }) {
    const { low, high } = conversionInterval(orderers, consultations, confidence);
    return [low, high];
  },
});

export const conversionTestFunction = defineFunction({
  id: "CONVERSION_TEST",
  family: "conversion",
  parameters: {
    orderersA: count(),
    consultationsA: count(),
    orderersB: count(),
    consultationsB: count(),
    confidence: confidence(),
  },
  result: "row",
  examples: [
    {
      arguments: [56, 70, 48, 80],
      result: [[0.8, 0.6, 0.2, 0.0524314724024, 0.333872654037, 0.0080450813682]],
    },
  ],
  compute({ orderersA, consultationsA, orderersB, consultationsB, confidence }) {
    const test = conversionTest(orderersA, consultationsA, orderersB, consultationsB, confidence);
    return [test.rateA, test.rateB, test.difference, test.interval.low, test.interval.high, test.pValue];
  },
});

export const conversionChangeFunction = defineFunction({
  id: "CONVERSION_CHANGE",
  family: "conversion",
  parameters: {
    orderers0: count(),
    consultations0: count(),
    orderers1: count(),
    consultations1: count(),
  },
  result: "row",
  examples: [{ arguments: [50, 400, 100, 400], result: [[0.125, 0.125, 0]] }],
  compute({ orderers0, consultations0, orderers1, consultations1 }) {
    const { change, fromOrders, fromConsultations } = conversionChange(
      orderers0,
      consultations0,
      orderers1,
      consultations1,
    );
    return [change, fromOrders, fromConsultations];
  },
});

export const funnelFunction = defineFunction({
  id: "FUNNEL",
  family: "conversion",
  parameters: {
    labels: column("column"),
    counts: column("column"),
    base: optional(count()),
  },
  result: "table",
  columns: ["label", "count", "share", "stepRate"],
  examples: [
    {
      arguments: [
        [["咨询"], ["收藏"], ["加购"], ["下单"], ["付款"]],
        [[10000], [3000], [1500], [2500], [2000]],
        20000,
      ],
      result: [
        ["label", "count", "share", "stepRate"],
        ["咨询", 10000, 0.5, ""],
        ["收藏", 3000, 0.15, 0.3],
        ["加购", 1500, 0.075, 0.5],
        ["下单", 2500, 0.125, 1.66666666667],
        ["付款", 2000, 0.1, 0.8],
        ["sumOff", 19000, 0.95, ""],
      ],
    },
  ],
  compute({ labels, counts, base }) {
    const rows = labelledNumbers(labels, counts);
    const wholeNumber = count();
    const { steps, shareSum } = funnel(
      rows.map(({ label }) => label),
      rows.map(({ value, row }) => inRowOf(counts, row, () => wholeNumber.read(value, counts.name))),
      base,
    );
    const total = steps.reduce((sum, step) => sum + step.count, 0);
    const addsUp = Math.abs(shareSum - 1) < 1e-12;
    return [
      ...steps.map(({ label, count, share, stepRate }) => [label, count, share, stepRate]),
      [term(addsUp ? "funnel.sum" : "funnel.sumOff"), total, shareSum, null],
    ];
  },
});
