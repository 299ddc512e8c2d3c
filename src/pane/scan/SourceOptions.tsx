import type { SourceInfo } from "../../excel/types";
import { useLanguage } from "../language";
import { choiceKey } from "./scanState";

const groups = [
  ["selection", "source.selection"],
  ["sheet", "source.sheets"],
  ["table", "source.tables"],
] as const;

/** What a select offers of a workbook, by kind: a table is often named as its sheet. */
export function SourceOptions({ sources }: { readonly sources: readonly SourceInfo[] }) {
  const { t } = useLanguage();
  return groups.map(([kind, label]) => {
    const group = sources.filter(({ choice }) => choice.kind === kind);
    return (
      group.length > 0 && (
        <optgroup key={kind} label={t(label)}>
          {group.map(({ choice, name, rows }) => (
            <option key={choiceKey(choice)} value={choiceKey(choice)}>
              {t("source.option", { name, rows })}
            </option>
          ))}
        </optgroup>
      )
    );
  });
}
