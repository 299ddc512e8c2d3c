import {
  ConditionalFormattingRuleModel,
  SetConditionalRuleMutation,
  setConditionalRuleMutationUndoFactory,
  type IFormulaHighlightCell,
} from "@univerjs/preset-sheets-conditional-formatting";
import { FormulaRefRangeService } from "@univerjs/preset-sheets-core";
import type { IDisposable } from "@univerjs/core";
import type { Engine } from "../../../src/workbench/univer/engine";

/**
 * Lets conditional formats follow insertions and deletions. In the visible grid Univer's interface does so, by the same
 * service; without the interface nobody does.
 */
export function followConditionalFormats({ injector }: Engine): void {
  const service = injector.get(FormulaRefRangeService);
  const followed = new Map<string, IDisposable>();
  injector.get(ConditionalFormattingRuleModel).$ruleChange.subscribe(({ unitId, subUnitId, rule, type }) => {
    followed.get(rule.cfId)?.dispose();
    followed.delete(rule.cfId);
    if (type === "delete" || type === "sort") return;
    const { value } = rule.rule as IFormulaHighlightCell;
    const follower = service.registerRangeFormula(unitId, subUnitId, rule.ranges, [value], ([moved]) => {
      if (!moved) return { undos: [], redos: [] };
      const change = {
        unitId,
        subUnitId,
        cfId: rule.cfId,
        rule: {
          ...rule,
          ranges: moved.ranges,
          rule: { ...rule.rule, value: moved.formulas[0] } as typeof rule.rule,
        },
      };
      return {
        undos: setConditionalRuleMutationUndoFactory(injector, change),
        redos: [{ id: SetConditionalRuleMutation.id, params: change }],
      };
    });
    followed.set(rule.cfId, follower);
  });
}
