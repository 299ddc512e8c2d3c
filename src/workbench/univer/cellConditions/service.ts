import type { Injector, IRange, Worksheet } from "@univerjs/core";
import { CellValueType, ICommandService, IUniverInstanceService, ObjectMatrix } from "@univerjs/core";
import type { ISetRangeValuesMutationParams } from "@univerjs/preset-sheets-core";
import {
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingFormulaService,
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
  UniverSheetsConditionalFormattingPlugin,
} from "@univerjs/preset-sheets-conditional-formatting";
import {
  FormulaResultStatus,
  RegisterOtherFormulaService,
  SetRangeValuesMutation,
} from "@univerjs/preset-sheets-core";
import type { Workbook } from "@univerjs/core";
import { isErrorText } from "../../typedInput";
import type { Unit } from "../unit";
import { CellError, parseCondition, truthOf, type Condition, type Plain } from "./parse";

/** Univer's conditional formats, with formulas over single cells calculated where they are drawn and not before. */
export class CellConditionsPlugin extends UniverSheetsConditionalFormattingPlugin {
  override onStarting(): void {
    this._injector.replace([
      ConditionalFormattingFormulaService,
      {
        useFactory: (formulas: RegisterOtherFormulaService, rules: ConditionalFormattingRuleModel) =>
          new CellConditions(formulas, rules, this._injector),
        deps: [RegisterOtherFormulaService, ConditionalFormattingRuleModel],
      },
    ]);
    super.onStarting();
    this.disposeWithMe(
      this._injector.get(ICommandService).onCommandExecuted(({ id, params }) => {
        if (id === SetRangeValuesMutation.id) this.drawAgain(params as ISetRangeValuesMutationParams);
      }),
    );
  }

  /** Univer draws again what has changed within a format's ranges; its formula may look at cells outside them. */
  private drawAgain({ unitId, subUnitId }: ISetRangeValuesMutationParams): void {
    const rules = this._injector.get(ConditionalFormattingRuleModel).getSubunitRules(unitId, subUnitId) ?? [];
    const view = this._injector.get(ConditionalFormattingViewModel);
    for (const { cfId, rule } of rules) {
      if (rule.type !== CFRuleType.highlightCell || rule.subType !== CFSubRuleType.formula) continue;
      view.markRuleDirty(unitId, subUnitId, cfId);
    }
  }
}

/** Univer asks for the formats of every cell that is written, also where there are none: a third of a large write's time. */
export function askForFormatsWhereRulesAre({ injector }: Pick<Unit, "injector">): void {
  const rules = injector.get(ConditionalFormattingRuleModel);
  const view = injector.get(ConditionalFormattingViewModel);
  const ask = view.getCellCfs.bind(view);
  view.getCellCfs = (unitId, sheetId, row, column) =>
    rules.getSubunitRules(unitId, sheetId)?.length ? ask(unitId, sheetId, row, column) : [];
}

type Answer = ReturnType<ConditionalFormattingFormulaService["getFormulaResultWithCoords"]>;
type Matrix = ReturnType<ConditionalFormattingFormulaService["getFormulaMatrix"]>;

class CellConditions extends ConditionalFormattingFormulaService {
  private readonly read = new Map<string, Condition | null>();

  constructor(
    formulas: RegisterOtherFormulaService,
    rules: ConditionalFormattingRuleModel,
    private readonly injector: Injector,
  ) {
    super(formulas, rules);
  }

  override registerFormulaWithRange(
    unitId: string,
    sheetId: string,
    formatId: string,
    formula: string,
    ranges?: IRange[],
  ): void {
    if (!this.conditionOf(formula))
      super.registerFormulaWithRange(unitId, sheetId, formatId, formula, ranges);
  }

  /** @param down rows below the first cell of the format's first range, which the formula is written for */
  override getFormulaResultWithCoords(
    unitId: string,
    sheetId: string,
    formatId: string,
    formula: string,
    down = 0,
    right = 0,
  ): Answer {
    const condition = this.conditionOf(formula);
    const sheet = condition && this.sheetOf(unitId, sheetId);
    if (!sheet) return super.getFormulaResultWithCoords(unitId, sheetId, formatId, formula, down, right);
    return { status: FormulaResultStatus.SUCCESS, result: holds(condition, sheet, down, right) };
  }

  override getFormulaMatrix(unitId: string, sheetId: string, formatId: string, formula: string): Matrix {
    if (!this.conditionOf(formula)) return super.getFormulaMatrix(unitId, sheetId, formatId, formula);
    return { status: FormulaResultStatus.SUCCESS, result: new ObjectMatrix() };
  }

  private conditionOf(formula: string): Condition | null {
    let condition = this.read.get(formula);
    if (condition === undefined) {
      condition = parseCondition(formula);
      this.read.set(formula, condition);
    }
    return condition;
  }

  private sheetOf(unitId: string, sheetId: string): Worksheet | null {
    const workbook = this.injector.get(IUniverInstanceService).getUnit<Workbook>(unitId);
    return workbook?.getSheetBySheetId(sheetId) ?? null;
  }
}

function holds(condition: Condition, sheet: Worksheet, down: number, right: number): boolean {
  try {
    return truthOf(condition({ cell: (row, column) => valueAt(sheet, row, column), down, right }));
  } catch (error) {
    if (error instanceof CellError) return false;
    throw error;
  }
}

function valueAt(sheet: Worksheet, row: number, column: number): Plain {
  const cell = sheet.getCellRaw(row, column);
  const value = cell?.v ?? null;
  if (value === null || value === "") return cell?.p ? textIn(cell.p) : null;
  if (cell?.t === CellValueType.BOOLEAN) return value === true || value === 1 || value === "1";
  if (typeof value === "string" && isErrorText(value) && cell?.t !== CellValueType.FORCE_STRING)
    throw new CellError(value);
  return value;
}

/** What a person typed with line breaks or links is kept as a small document. */
function textIn(document: { readonly body?: { readonly dataStream: string } }): Plain {
  return document.body?.dataStream.replace(/\r\n$/, "") ?? null;
}
