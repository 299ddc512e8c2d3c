import { inExcel } from "../excel";
import {
  consultConversionFunction,
  conversionBandFunction,
  conversionChangeFunction,
  conversionIntervalFunction,
  conversionTestFunction,
  funnelFunction,
  ordersForTargetFunction,
} from "../families/conversion";

/**
 * Consult conversion: customers who ordered as a share of customers who asked.
 * @customfunction CONSULT_CONVERSION
 * @helpurl https://localhost:3000/help/functions/CONSULT_CONVERSION.html
 * @param orderers Customers who ordered: a whole number.
 * @param consultations Customers who asked: a whole number.
 * @returns A share of 0 to 1.
 */
export function consultConversion(orderers: any[][], consultations: any[][]): any[][] {
  return inExcel(consultConversionFunction, [orderers, consultations]);
}

/**
 * Whether a conversion lies below, in or above the ideal band.
 * @customfunction CONVERSION_BAND
 * @helpurl https://localhost:3000/help/functions/CONVERSION_BAND.html
 * @param rate Rate to judge, 0 to 1 or 0% to 100%.
 * @param [low] Lower end of the ideal band, 5% when left out.
 * @param [high] Upper end of the ideal band, 15% when left out.
 * @returns low, ideal or high, in the language of the workbook.
 */
export function conversionBand(rate: any[][], low?: any[][], high?: any[][]): any[][] {
  return inExcel(conversionBandFunction, [rate, low, high]);
}

/**
 * Splits the change of a conversion into the part of the orders and the part of the consultations.
 * @customfunction CONVERSION_CHANGE
 * @helpurl https://localhost:3000/help/functions/CONVERSION_CHANGE.html
 * @param orderers0 Customers who ordered in the earlier period.
 * @param consultations0 Customers who asked in the earlier period.
 * @param orderers1 Customers who ordered in the later period.
 * @param consultations1 Customers who asked in the later period.
 * @returns Three cells: change, part from orders, part from consultations.
 */
export function conversionChange(
  orderers0: any[][],
  consultations0: any[][],
  orderers1: any[][],
  consultations1: any[][],
): any[][] {
  return inExcel(conversionChangeFunction, [orderers0, consultations0, orderers1, consultations1]);
}

/**
 * Interval in which the true conversion lies with the given confidence.
 * @customfunction CONVERSION_INTERVAL
 * @helpurl https://localhost:3000/help/functions/CONVERSION_INTERVAL.html
 * @param orderers Customers who ordered: a whole number.
 * @param consultations Customers who asked: a whole number.
 * @param [confidence] Confidence of the interval, 95% when left out.
 * @returns Two cells: low, high.
 */
export function conversionInterval(orderers: any[][], consultations: any[][], confidence?: any[][]): any[][] {
  return inExcel(conversionIntervalFunction, [orderers, consultations, confidence]);
}

/**
 * Compares the conversions of two groups: is the difference more than chance?
 * @customfunction CONVERSION_TEST
 * @helpurl https://localhost:3000/help/functions/CONVERSION_TEST.html
 * @param orderersA Customers of group A who ordered.
 * @param consultationsA Customers of group A who asked.
 * @param orderersB Customers of group B who ordered.
 * @param consultationsB Customers of group B who asked.
 * @param [confidence] Confidence of the interval, 95% when left out.
 * @returns Six cells: rate A, rate B, difference A − B, its low and high end, p-value.
 */
export function conversionTest(
  orderersA: any[][],
  consultationsA: any[][],
  orderersB: any[][],
  consultationsB: any[][],
  confidence?: any[][],
): any[][] {
  return inExcel(conversionTestFunction, [orderersA, consultationsA, orderersB, consultationsB, confidence]);
}

/**
 * Shares of a base and step rates of a funnel.
 * @customfunction FUNNEL
 * @helpurl https://localhost:3000/help/functions/FUNNEL.html
 * @param labels Column of the steps' names.
 * @param counts Column of the steps' counts: whole numbers.
 * @param [base] What 100% is; the sum of the counts when left out.
 * @returns A table with a header, a row per step: step, count, share, step rate; a last row says what counts and shares add up to.
 */
export function funnel(labels: any[][], counts: any[][], base?: any[][]): any[][] {
  return inExcel(funnelFunction, [labels, counts, base]);
}

/**
 * Orders that are still needed for a target conversion.
 * @customfunction ORDERS_FOR_TARGET
 * @helpurl https://localhost:3000/help/functions/ORDERS_FOR_TARGET.html
 * @param target Rate to reach, 0 to 1 or 0% to 100%.
 * @param consultations Customers who asked: a whole number.
 * @param [orderers] Customers who ordered: a whole number.
 * @returns A whole number.
 */
export function ordersForTarget(target: any[][], consultations: any[][], orderers?: any[][]): any[][] {
  return inExcel(ordersForTargetFunction, [target, consultations, orderers]);
}
