import { inExcel } from "../excel";
import { consultConversionFunction } from "../families/conversion";

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
