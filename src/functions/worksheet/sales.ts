import { inExcel } from "../excel";
import { agentSalesFunction } from "../families/sales";

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
