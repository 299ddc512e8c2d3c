export { requirementSets, type AddinIdentity } from "./appContext";
export {
  isFunctionError,
  type ArgumentCell,
  type CustomFunctions,
  type FunctionArgument,
  type FunctionError,
  type FunctionResult,
  type Invocation,
  type InvokeOptions,
} from "./customFunctions";
export type { Fault } from "./faults";
export { framePort } from "./framePort";
export { Host, type HostOptions, type Visibility } from "./host";
export { excelLimits, frameOf, type ChartRecord, type Limits, type SeriesRecord } from "./objects";
export type { AddinPort } from "./transport";
