import type { IRange, Worksheet } from "@univerjs/core";
import {
  AddMergeUndoMutationFactory,
  AddWorksheetMergeMutation,
  RemoveMergeUndoMutationFactory,
  RemoveWorksheetMergeMutation,
} from "@univerjs/preset-sheets-core";
import type { Rect } from "../book";
import type { Unit } from "./unit";
import { toPlainRange, toRect } from "./unit";

/** Merged cells of a sheet. */
export class Merges {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  list(): readonly Rect[] {
    return this.worksheet.getMergeData().map((range) => toRect({ ...range, rangeType: undefined }));
  }

  /** Cells that are merged already must be taken apart before. */
  add(rect: Rect): void {
    const addition = { ...this.target, ranges: [toPlainRange(rect, this.worksheet)] };
    const undo = AddMergeUndoMutationFactory(this.unit.injector, addition);
    this.unit.mutate(
      [{ id: AddWorksheetMergeMutation.id, params: addition }],
      [{ id: RemoveWorksheetMergeMutation.id, params: undo }],
    );
  }

  /** Takes apart every merge that touches the rectangle. */
  remove(rect: Rect): void {
    const ranges = this.worksheet.getMergeData().filter((range) => touches(range, rect));
    if (ranges.length === 0) return;
    const removal = { ...this.target, ranges };
    const undo = RemoveMergeUndoMutationFactory(this.unit.injector, removal);
    this.unit.mutate(
      [{ id: RemoveWorksheetMergeMutation.id, params: removal }],
      [{ id: AddWorksheetMergeMutation.id, params: undo }],
    );
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId() };
  }
}

const touches = (range: IRange, rect: Rect): boolean =>
  range.startRow < rect.row + rect.rows &&
  range.endRow >= rect.row &&
  range.startColumn < rect.column + rect.columns &&
  range.endColumn >= rect.column;
