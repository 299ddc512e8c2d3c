import { IRenderManagerService } from "@univerjs/preset-sheets-core";
import type { IRender } from "@univerjs/preset-sheets-core";
import type { UniverBook } from "./book";
import { drawsAt } from "./drawingPace";

/** Draws the grid when there is something to draw, and only now and then while the add-in writes. */
export function drawBetweenWrites({ unit }: UniverBook): void {
  const pace = ({ engine, scene, activated$ }: IRender): void => {
    let drawn = -Infinity;
    const draw = (): void => {
      if (!scene.isDirty() || !drawsAt(performance.now(), { written: unit.hostWroteAt, drawn })) return;
      scene.render();
      drawn = performance.now();
    };
    activated$.subscribe((activated) => {
      // Univer's own function draws in every frame in which anything has changed.
      engine.stopRenderLoop();
      if (activated) engine.runRenderLoop(draw);
    });
  };
  const renders = unit.injector.get(IRenderManagerService);
  const render = renders.getRenderById(unit.id);
  if (render) pace(render);
  // A workbook is drawn a while after it is opened.
  else renders.created$.subscribe((one) => one.unitId === unit.id && pace(one));
}
