import { Button, Field, Select, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useLanguage } from "../language";
import { choiceKey } from "./scanState";
import { useScan } from "./ScanProvider";
import { SourceOptions } from "./SourceOptions";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalXS },
  // The control itself must shrink: a long sheet name would widen the pane.
  select: { flexGrow: 1, minWidth: 0 },
});

/** The sheet, table or selection to check. */
export function SourceField() {
  const { t } = useLanguage();
  const { state, commands } = useScan();
  const styles = useStyles();
  const { sources, choice, preview } = state;

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
            {sources && (
              <SourceOptions
                sources={sources}
                counted={preview && { choice: preview.source.choice, rows: preview.rows }}
              />
            )}
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
