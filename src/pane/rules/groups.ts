import { isPaneKey } from "../../locales/pane";
import type { Language } from "../language";
import { ownGroup } from "./ownRules";
import type { EditorText } from "./useEditorText";

/** What a group of rules is called; one that only a shop's own rules name is called as the shop calls it. */
export function groupName(t: Language["t"], text: EditorText, group: string): string {
  if (group === ownGroup) return text("group.own");
  const key = `group.${group}`;
  return isPaneKey(key) ? t(key) : group;
}
