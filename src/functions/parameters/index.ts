export { choice, flag, isFlag } from "./choices";
export { asShown, count, money, number, numberOfText, rate, seconds, type Bounds } from "./numbers";
export {
  optional,
  type Parameter,
  type ParameterType,
  type RangeParameter,
  type ScalarParameter,
} from "./parameter";
export {
  column,
  inRowOf,
  levels,
  lines,
  message,
  names,
  range,
  slots,
  wrongInColumn,
  type Column,
} from "./ranges";
export { day, hours, time, type TimeValue } from "./times";
