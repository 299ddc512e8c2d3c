import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { ViewId } from "./views";

export interface ViewAccess {
  readonly view: ViewId;
  /** Shows another view: what was begun in this one stays as it is. */
  readonly open: (view: ViewId) => void;
}

const ViewContext = createContext<ViewAccess | null>(null);

/** Which view of the pane is shown; one view leads to another through it ("import chats" → "check them"). */
export function ViewProvider(props: { readonly first: ViewId; readonly children: ReactNode }) {
  const [view, open] = useState(props.first);
  const access = useMemo(() => ({ view, open }), [view]);
  return <ViewContext value={access}>{props.children}</ViewContext>;
}

export function useView(): ViewAccess {
  const access = useContext(ViewContext);
  if (!access) throw new Error("useView needs a ViewProvider above it");
  return access;
}
