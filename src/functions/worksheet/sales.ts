import { inExcel } from "../excel";
import {
  agentRankingFunction,
  agentSalesDriversFunction,
  agentSalesFunction,
  agentSalesTargetFunction,
  averageOrderValueFunction,
  itemsPerBuyerFunction,
  pricePerItemFunction,
} from "../families/sales";

/**
 * Ranks agents by sales with the gaps to the best and to the median.
 * @customfunction AGENT_RANKING
 * @helpurl https://localhost:3000/help/functions/AGENT_RANKING.html
 * @param agents Column of the agents' names.
 * @param sales Column of the agents' sales, money.
 * @param [refunds] Column of what was paid back, money: then net sales are ranked.
 * @returns A table with a header, a row per agent, best first: rank (ties share one), agent, sales, gap to best, gap to median.
 */
export function agentRanking(agents: any[][], sales: any[][], refunds?: any[][]): any[][] {
  return inExcel(agentRankingFunction, [agents, sales, refunds]);
}

/**
 * How much of the difference of two sales comes from inquiries, conversion and average order value.
 * @customfunction AGENT_SALES_DRIVERS
 * @helpurl https://localhost:3000/help/functions/AGENT_SALES_DRIVERS.html
 * @param inquiries0 Inquiries of the earlier period or the first agent.
 * @param conversion0 Conversion of the earlier period or the first agent.
 * @param aov0 Average order value of the earlier period or the first agent.
 * @param inquiries1 Inquiries of the later period or the second agent.
 * @param conversion1 Conversion of the later period or the second agent.
 * @param aov1 Average order value of the later period or the second agent.
 * @returns Three cells that add up to the difference to the cent.
 */
export function agentSalesDrivers(
  inquiries0: any[][],
  conversion0: any[][],
  aov0: any[][],
  inquiries1: any[][],
  conversion1: any[][],
  aov1: any[][],
): any[][] {
  return inExcel(agentSalesDriversFunction, [inquiries0, conversion0, aov0, inquiries1, conversion1, aov1]);
}

/**
 * Agent sales: pre-sale inquiries × conversion × average order value, to the cent.
 * @customfunction AGENT_SALES
 * @helpurl https://localhost:3000/help/functions/AGENT_SALES.html
 * @param inquiries Pre-sale inquiries: a whole number.
 * @param conversion Share of inquiries that end in an order, 0 to 1 or 0% to 100%.
 * @param averageOrderValue Average order value, money.
 * @returns Money, rounded half up to the cent.
 */
export function agentSales(inquiries: any[][], conversion: any[][], averageOrderValue: any[][]): any[][] {
  return inExcel(agentSalesFunction, [inquiries, conversion, averageOrderValue]);
}

/**
 * What inquiries, conversion and average order value must each become for sales to reach a target, the others held.
 * @customfunction AGENT_SALES_TARGET
 * @helpurl https://localhost:3000/help/functions/AGENT_SALES_TARGET.html
 * @param sales Sales to reach, money.
 * @param inquiries Pre-sale inquiries: a whole number.
 * @param conversion Share of inquiries that end in an order, 0 to 1 or 0% to 100%.
 * @param averageOrderValue Average order value, money.
 * @returns Three cells: inquiries (rounded up), conversion, average order value (rounded up to the cent); empty where no value reaches the target.
 */
export function agentSalesTarget(
  sales: any[][],
  inquiries: any[][],
  conversion: any[][],
  averageOrderValue: any[][],
): any[][] {
  return inExcel(agentSalesTargetFunction, [sales, inquiries, conversion, averageOrderValue]);
}

/**
 * Average order value: sales per buyer.
 * @customfunction AVERAGE_ORDER_VALUE
 * @helpurl https://localhost:3000/help/functions/AVERAGE_ORDER_VALUE.html
 * @param sales Sales, money.
 * @param buyers Number of buyers.
 * @param [refunds] What was paid back, money: then net sales are divided. 0 when left out.
 * @returns Money, rounded half up to the cent.
 */
export function averageOrderValue(sales: any[][], buyers: any[][], refunds?: any[][]): any[][] {
  return inExcel(averageOrderValueFunction, [sales, buyers, refunds]);
}

/**
 * Items per buyer.
 * @customfunction ITEMS_PER_BUYER
 * @helpurl https://localhost:3000/help/functions/ITEMS_PER_BUYER.html
 * @param items Number of items sold.
 * @param buyers Number of buyers.
 * @returns A number.
 */
export function itemsPerBuyer(items: any[][], buyers: any[][]): any[][] {
  return inExcel(itemsPerBuyerFunction, [items, buyers]);
}

/**
 * Price per item: sales per item sold.
 * @customfunction PRICE_PER_ITEM
 * @helpurl https://localhost:3000/help/functions/PRICE_PER_ITEM.html
 * @param sales Sales, money.
 * @param items Number of items sold.
 * @param [refunds] What was paid back, money: then net sales are divided. 0 when left out.
 * @returns Money, rounded half up to the cent.
 */
export function pricePerItem(sales: any[][], items: any[][], refunds?: any[][]): any[][] {
  return inExcel(pricePerItemFunction, [sales, items, refunds]);
}
