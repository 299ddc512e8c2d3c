/** What the reference pages are made from (scripts/functions-docs.mjs). */
export { functionText, pageText, parameterText } from "../locales/functions";
export { callFunction } from "./call";
export { worksheetFunctions } from "./catalogue";
