import { agentSales } from "../../metrics/sales";
import { defineFunction } from "../define";
import { count, money, rate } from "../parameters";

export const agentSalesFunction = defineFunction({
  id: "AGENT_SALES",
  family: "sales",
  parameters: { inquiries: count(), conversion: rate(), averageOrderValue: money() },
  result: "cell",
  examples: [
    { arguments: [1000, 0.08, 120], result: 9600 },
    { arguments: [333, "8.2%", 99.95], result: 2729.23 },
  ],
  compute: (factors) => agentSales(factors),
});
