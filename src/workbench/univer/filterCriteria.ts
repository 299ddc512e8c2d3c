import { BooleanNumber, ColorKit } from "@univerjs/core";
import type { ICustomFilter, IFilterColumn } from "@univerjs/preset-sheets-filter";
import { CustomFilterOperator } from "@univerjs/preset-sheets-filter";
import type { ITableFilterItem } from "@univerjs/preset-sheets-table";
import {
  isManualTableFilter,
  TABLE_FILTER_EMPTY_VALUE,
  TableColumnFilterTypeEnum,
} from "@univerjs/preset-sheets-table";
import type { FilterCriterion } from "../book";
import { hexOf } from "./styles";

/** Criteria of filters in Excel's words and in Univer's. */

const operators = {
  "=": CustomFilterOperator.EQUAL,
  "<>": CustomFilterOperator.NOT_EQUALS,
  "<": CustomFilterOperator.LESS_THAN,
  "<=": CustomFilterOperator.LESS_THAN_OR_EQUAL,
  ">": CustomFilterOperator.GREATER_THAN,
  ">=": CustomFilterOperator.GREATER_THAN_OR_EQUAL,
} as const;
type Operator = keyof typeof operators;

/** What Excel has no words for (several colours, conditions of a table's filter) comes without its values. */
export function criterionOf({ filters, customFilters, colorFilters }: IFilterColumn): FilterCriterion | null {
  if (filters) {
    return { filterOn: "Values", values: [...(filters.filters ?? []), ...(filters.blank ? [""] : [])] };
  }
  if (customFilters) {
    const [first, second] = customFilters.customFilters.map(comparisonOf);
    if (second === undefined) return { filterOn: "Custom", criterion1: first };
    const operator = customFilters.and ? "And" : "Or";
    return { filterOn: "Custom", criterion1: first, criterion2: second, operator };
  }
  if (colorFilters) {
    const { cellFillColors, cellTextColors } = colorFilters;
    const [color, ...others] = cellFillColors ?? cellTextColors ?? [];
    const hex = others.length === 0 ? hexOf(color) : null;
    return { filterOn: cellFillColors ? "CellColor" : "FontColor", ...(hex && { color: hex }) };
  }
  return null;
}

function comparisonOf({ operator = CustomFilterOperator.EQUAL, val }: ICustomFilter): string {
  const [sign] = Object.entries(operators).find(([, known]) => known === operator) ?? ["="];
  return `${sign}${val}`;
}

/** @throws RangeError for criteria that Univer cannot judge */
export function filterColumnOf(criterion: FilterCriterion, colId: number): IFilterColumn {
  const { filterOn, values, criterion1, criterion2, operator, color } = criterion;
  if (filterOn === "Values" && values) {
    const texts = textsOf(values);
    const blank = texts.includes("") && ({ blank: true } as const);
    return { colId, filters: { filters: texts.filter((text) => text !== ""), ...blank } };
  }
  if (filterOn === "Custom" && criterion1 !== undefined) {
    const first = customFilterOf(criterion1);
    if (criterion2 === undefined) return { colId, customFilters: { customFilters: [first] } };
    const and = operator !== "Or" && ({ and: BooleanNumber.TRUE } as const);
    return { colId, customFilters: { customFilters: [first, customFilterOf(criterion2)], ...and } };
  }
  if ((filterOn === "CellColor" || filterOn === "FontColor") && color) {
    const rgb = new ColorKit(color).toRgbString();
    const fill = filterOn === "CellColor";
    return { colId, colorFilters: fill ? { cellFillColors: [rgb] } : { cellTextColors: [rgb] } };
  }
  throw new RangeError(`The grid cannot filter on ${filterOn}`);
}

function customFilterOf(criterion: string): ICustomFilter {
  const [, sign, operand] = /^(<>|<=|>=|<|>|=|)(.*)$/s.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (!Number.isNaN(number)) return { operator: operators[(sign || "=") as Operator], val: number };
  // Univer's "equal" compares numbers; texts and patterns have no operator.
  return sign === "=" || sign === ""
    ? { val: operand }
    : { operator: operators[sign as Operator], val: operand };
}

export function criterionOfTable(filter: ITableFilterItem | undefined): FilterCriterion | null {
  if (!filter) return null;
  if (!isManualTableFilter(filter)) return { filterOn: "Custom" };
  const values = filter.values.map((value) => (value === TABLE_FILTER_EMPTY_VALUE ? "" : value));
  return { filterOn: "Values", values };
}

/** @throws RangeError for criteria that a table of Univer cannot judge */
export function tableFilterOf({ filterOn, values }: FilterCriterion): ITableFilterItem {
  if (filterOn !== "Values" || !values)
    throw new RangeError(`A table of the grid cannot filter on ${filterOn}`);
  const texts = textsOf(values).map((text) => text || TABLE_FILTER_EMPTY_VALUE);
  return { filterType: TableColumnFilterTypeEnum.manual, values: texts };
}

function textsOf(values: NonNullable<FilterCriterion["values"]>): string[] {
  return values.map((value) => {
    if (typeof value !== "string") throw new RangeError("The grid cannot filter on stretches of time");
    return value;
  });
}
