import { consultConversion } from "../../metrics/conversion";
import { defineFunction } from "../define";
import { count } from "../parameters";

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
