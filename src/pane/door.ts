import { createContext, useContext } from "react";
import type { ExcelDoor } from "../excel";

const DoorContext = createContext<ExcelDoor | null>(null);

/** Gives the pane its way to Excel; a component test gives it another. */
export const DoorProvider = DoorContext.Provider;

export function useDoor(): ExcelDoor {
  const door = useContext(DoorContext);
  if (!door) throw new Error("useDoor needs a DoorProvider above it");
  return door;
}
