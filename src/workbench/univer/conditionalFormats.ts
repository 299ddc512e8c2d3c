import type { IStyleBase, Worksheet } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import type { IConditionFormattingRule } from "@univerjs/preset-sheets-conditional-formatting";
import {
  AddConditionalRuleMutation,
  AddConditionalRuleMutationUndoFactory,
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  DeleteConditionalRuleMutationUndoFactory,
  SetConditionalRuleMutation,
  setConditionalRuleMutationUndoFactory,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { ConditionalFormat } from "../book";
import { hexOf } from "./styles";
import type { Unit } from "./unit";
import { toPlainRange, toRect } from "./unit";

/** Excel's API makes a conditional format first and gives it its formula then; a bare "=" would stop Univer's engine. */
const noFormula = "=(FALSE)";

/** A sheet's conditional formats with a formula rule; other kinds that a person makes in the grid are left alone. */
export class ConditionalFormats {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  /** Highest priority first, as Univer keeps them. */
  list(): readonly ConditionalFormat[] {
    return this.rules().flatMap((rule) => formatOfRule(rule) ?? []);
  }

  set(format: ConditionalFormat): void {
    const rule = this.ruleOf(format);
    if (this.rules().some((existing) => existing.cfId === format.id)) {
      const change = { ...this.target, cfId: format.id, rule };
      this.unit.mutate(
        [{ id: SetConditionalRuleMutation.id, params: change }],
        setConditionalRuleMutationUndoFactory(this.unit.injector, change),
      );
    } else {
      const addition = { ...this.target, rule };
      this.unit.mutate(
        [{ id: AddConditionalRuleMutation.id, params: addition }],
        [AddConditionalRuleMutationUndoFactory(this.unit.injector, addition)],
      );
    }
  }

  remove(id: string): void {
    if (!this.rules().some((rule) => rule.cfId === id)) return;
    const removal = { ...this.target, cfId: id };
    this.unit.mutate(
      [{ id: DeleteConditionalRuleMutation.id, params: removal }],
      DeleteConditionalRuleMutationUndoFactory(this.unit.injector, removal),
    );
  }

  /** Moves a format to a place in `list()`. */
  prioritize(id: string, priority: number): void {
    const before = this.rules();
    const listed = before.filter((rule) => formatOfRule(rule));
    const moved = listed.find((rule) => rule.cfId === id);
    if (!moved || listed[priority] === moved) return;
    const after = listed.filter((rule) => rule !== moved);
    after.splice(Math.max(0, Math.min(priority, after.length)), 0, moved);
    // Taking all out and putting them back from the last to the first is the one order that needs no anchors.
    const others = before.filter((rule) => !listed.includes(rule));
    this.unit.mutate(this.replacement(before, [...after, ...others]), this.replacement(after, before));
  }

  private replacement(
    from: readonly IConditionFormattingRule[],
    to: readonly IConditionFormattingRule[],
  ): { id: string; params: object }[] {
    const added = new Set(to.map((rule) => rule.cfId));
    return [
      ...from
        .filter((rule) => added.has(rule.cfId))
        .map((rule) => ({
          id: DeleteConditionalRuleMutation.id,
          params: { ...this.target, cfId: rule.cfId },
        })),
      ...[...to]
        .reverse()
        .map((rule) => ({ id: AddConditionalRuleMutation.id, params: { ...this.target, rule } })),
    ];
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId() };
  }

  private rules(): readonly IConditionFormattingRule[] {
    const model = this.unit.injector.get(ConditionalFormattingRuleModel);
    return [...(model.getSubunitRules(this.unit.id, this.worksheet.getSheetId()) ?? [])];
  }

  private ruleOf(format: ConditionalFormat): IConditionFormattingRule {
    const style: IStyleBase = {};
    if (format.fill) style.bg = { rgb: format.fill };
    if (format.fontColor) style.cl = { rgb: format.fontColor };
    if (format.bold !== null) style.bl = format.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    const formula = format.formula.replace(/^=/, "").trim();
    const value = formula === "" ? noFormula : `=${formula}`;
    return {
      cfId: format.id,
      ranges: format.ranges.map((rect) => toPlainRange(rect, this.worksheet)),
      stopIfTrue: format.stopIfTrue,
      rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value, style },
    };
  }
}

function formatOfRule({
  cfId,
  ranges,
  stopIfTrue,
  rule,
}: IConditionFormattingRule): ConditionalFormat | null {
  if (rule.type !== CFRuleType.highlightCell || rule.subType !== CFSubRuleType.formula) return null;
  const { bg, cl, bl } = rule.style;
  return {
    id: cfId,
    ranges: ranges.map(toRect),
    formula: rule.value === noFormula ? "" : rule.value,
    fill: hexOf(bg?.rgb),
    fontColor: hexOf(cl?.rgb),
    bold: bl === undefined ? null : bl === BooleanNumber.TRUE,
    stopIfTrue,
  };
}
