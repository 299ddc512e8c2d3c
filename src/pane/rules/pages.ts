import { createContext, useContext } from "react";
import type { SourceChoice } from "../../excel/types";
import type { Rule } from "../../inspection";

/** What the Rules view shows in place of its lists. */
export type RulesPage =
  | { readonly kind: "try"; readonly rule: string | null }
  /** `made`: the rule is new and not kept yet; `copiedFrom`: it was made from another. */
  | {
      readonly kind: "edit";
      readonly rule: string;
      readonly made?: Rule;
      readonly copiedFrom?: string;
    }
  | { readonly kind: "scorecard" }
  | {
      readonly kind: "why";
      readonly choice: SourceChoice;
      readonly conversation: string;
      readonly rule: string;
    };

export interface RulesPages {
  readonly open: (page: RulesPage) => void;
}

export const PagesContext = createContext<RulesPages>({ open: () => undefined });

/** Leads from the lists of rules to a page of its own. */
export function useRulesPages(): RulesPages {
  return useContext(PagesContext);
}
