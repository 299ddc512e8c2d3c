import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { ImportPlace } from "../../excel";
import { useImport } from "./ImportProvider";
import type { ImportDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

/** Asks where the rows go, where there is an earlier import that could take them. */
export function PlaceField({ digest }: { readonly digest: ImportDigest }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const kinds = new Set(digest.tables.map(({ kind }) => kind));
  const takers = state.trace?.sheets.filter(({ kind }) => kinds.has(kind)) ?? [];
  if (takers.length === 0) return null;
  const sheet = [...new Set(takers.map(({ name }) => name))].join(t("sheets.between"));
  const rows = takers.reduce((sum, taker) => sum + taker.rows, 0);
  return (
    <Field
      label={t("place.label")}
      {...(state.place === "replace" && { hint: t("place.replaceHint", { rows }) })}
    >
      <RadioGroup value={state.place} onChange={(_, { value }) => commands.pickPlace(value as ImportPlace)}>
        <Radio value="new" label={t("place.new")} />
        <Radio value="append" label={t("place.append", { sheet })} />
        <Radio value="replace" label={t("place.replace", { sheet })} />
      </RadioGroup>
    </Field>
  );
}
