import { FUniver } from "@univerjs/core/facade";
import type { Engine } from "./engine";

export interface ContextMenuItem {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly run: () => void;
}

/** Adds items to the menu of the grid's cells. */
export function addToCellMenu(engine: Engine, items: readonly ContextMenuItem[]): void {
  const api = FUniver.newAPI(engine.univer);
  items.forEach(({ id, label, tip, run }, order) => {
    api
      .createMenu({ id: `workbench.menu.${id}`, title: label, tooltip: tip, action: run, order })
      .appendTo(["contextMenu.mainArea", "contextMenu.others"]);
  });
}
