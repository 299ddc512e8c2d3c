import { Button, Field, Select, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import type { SourceInfo } from "../../excel/types";
import { useLanguage } from "../language";
import { choiceKey } from "./scanState";
import { useScan } from "./ScanProvider";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalXS },
  // The control itself must shrink: a long sheet name would widen the pane.
  select: { flexGrow: 1, minWidth: 0 },
});

const kinds = ["selection", "sheet", "table"] as const;
const groupLabels = {
  selection: "source.selection",
  sheet: "source.sheets",
  table: "source.tables",
} as const;

/** The sheet, table or selection to check. */
export function SourceField() {
  const { t } = useLanguage();
  const { state, commands } = useScan();
  const styles = useStyles();
  const { sources, choice } = state;
  const label = (source: SourceInfo) => t("source.option", { name: source.name, rows: source.rows });

  return (
    <Field label={t("source.label")}>
      {(field) => (
        <div className={styles.row}>
          <Select
            {...field}
            className={styles.select}
            disabled={!sources?.length}
            value={choice ? choiceKey(choice) : ""}
            onChange={(_, { value }) => {
              const picked = sources?.find((source) => choiceKey(source.choice) === value);
              if (picked) commands.pickSource(picked.choice);
            }}
          >
            {!sources && <option value="">{t("source.loading")}</option>}
            {sources?.length === 0 && <option value="">{t("source.none")}</option>}
            {kinds.map((kind) => {
              const group = sources?.filter((source) => source.choice.kind === kind) ?? [];
              return (
                group.length > 0 && (
                  <optgroup key={kind} label={t(groupLabels[kind])}>
                    {group.map((source) => (
                      <option key={choiceKey(source.choice)} value={choiceKey(source.choice)}>
                        {label(source)}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
          </Select>
          <Tooltip content={t("source.refresh")} relationship="label">
            <Button
              appearance="subtle"
              icon={<ArrowClockwiseRegular />}
              onClick={() => {
                commands.refresh();
                commands.retryPreview();
              }}
            />
          </Tooltip>
        </div>
      )}
    </Field>
  );
}
