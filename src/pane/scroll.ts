import { createContext, useContext, type RefObject } from "react";

const ScrollContext = createContext<RefObject<HTMLElement | null> | null>(null);

/** The one element of the pane that scrolls; the list of findings draws only what of it is in sight. */
export const ScrollProvider = ScrollContext.Provider;

export function useScrollElement(): RefObject<HTMLElement | null> {
  const element = useContext(ScrollContext);
  if (!element) throw new Error("useScrollElement needs a ScrollProvider above it");
  return element;
}
