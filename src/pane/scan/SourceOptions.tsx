import type { SourceChoice, SourceInfo } from "../../excel/types";
import { useLanguage } from "../language";
import { choiceKey } from "./scanState";

const groups = [
  ["selection", "source.selection"],
  ["sheet", "source.sheets"],
  ["table", "source.tables"],
] as const;

interface SourceOptionsProps {
  readonly sources: readonly SourceInfo[];
  /** Rows of the one that was looked into, which knows its header; the others say how many they fill. */
  readonly counted?: { readonly choice: SourceChoice; readonly rows: number } | null;
}

/** What a select offers of a workbook, by kind: a table is often named as its sheet. */
export function SourceOptions({ sources, counted }: SourceOptionsProps) {
  const { t } = useLanguage();
  const known = counted ? choiceKey(counted.choice) : null;
  return groups.map(([kind, label]) => {
    const group = sources.filter(({ choice }) => choice.kind === kind);
    return (
      group.length > 0 && (
        <optgroup key={kind} label={t(label)}>
          {group.map(({ choice, name, rows }) => (
            <option key={choiceKey(choice)} value={choiceKey(choice)}>
              {t("source.option", { name, rows: choiceKey(choice) === known ? counted!.rows : rows })}
            </option>
          ))}
        </optgroup>
      )
    );
  });
}
