import type { IDisposable } from "@univerjs/core";
import {
  IRenderManagerService,
  SHEET_VIEWPORT_KEY,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";
import type { IRender } from "@univerjs/preset-sheets-core";
import type { UniverBook } from "./book";

/** What of a sheet a person sees, in pixels of the page; cells are drawn below and right of the headers. */
export interface GridView {
  readonly sheetId: string;
  /** The canvas on the page. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Headers of rows and columns, before zooming. */
  readonly headerWidth: number;
  readonly headerHeight: number;
  /** Panes that do not scroll, before zooming. */
  readonly frozenWidth: number;
  readonly frozenHeight: number;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly zoom: number;
}

/** What is seen now; null while nothing is drawn. */
export function readGridView({ unit }: UniverBook): GridView | null {
  const render = unit.injector.get(IRenderManagerService).getRenderById(unit.id);
  const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  if (!render || !skeleton || !viewport) return null;
  const worksheet = unit.workbook.getActiveSheet();
  const { xSplit, ySplit, startRow, startColumn } = worksheet.getFreeze();
  const sizeOf = (first: number, count: number, size: (line: number) => number): number => {
    let sum = 0;
    for (let line = first; line < first + count; line++) sum += size(line);
    return sum;
  };
  const canvas = render.engine.getCanvasElement().getBoundingClientRect();
  return {
    sheetId: worksheet.getSheetId(),
    left: canvas.left,
    top: canvas.top,
    width: canvas.width,
    height: canvas.height,
    headerWidth: skeleton.rowHeaderWidth,
    headerHeight: skeleton.columnHeaderHeight,
    frozenWidth: sizeOf(startColumn - xSplit, xSplit, (column) => worksheet.getColumnWidth(column)),
    frozenHeight: sizeOf(startRow - ySplit, ySplit, (row) => worksheet.getRowHeight(row)),
    scrollX: viewport.viewportScrollX,
    scrollY: viewport.viewportScrollY,
    zoom: render.scene.scaleX,
  };
}

/** Calls when the view has moved: scrolled, zoomed, another sheet, other widths, another size of the window. */
export function onGridView({ unit }: UniverBook, listener: () => void): IDisposable {
  const commands = unit.commands.onCommandExecuted(({ id }) => {
    // Scrolling, widths, heights, hidden lines, panes and zoom; what is only written moves nothing.
    if (/(scroll|worksheet|row|col|frozen|zoom)/i.test(id)) listener();
  });
  const resized = new ResizeObserver(listener);
  let skeletons: { unsubscribe(): void } | undefined;
  const follow = (render: IRender): void => {
    resized.observe(render.engine.getCanvasElement());
    skeletons = render.with(SheetSkeletonManagerService).currentSkeleton$.subscribe(listener);
  };
  const renders = unit.injector.get(IRenderManagerService);
  const render = renders.getRenderById(unit.id);
  // A workbook is drawn a while after it is opened.
  const created = renders.created$.subscribe((one) => {
    if (one.unitId === unit.id) follow(one);
  });
  if (render) follow(render);
  return {
    dispose: () => {
      commands.dispose();
      resized.disconnect();
      created.unsubscribe();
      skeletons?.unsubscribe();
    },
  };
}
