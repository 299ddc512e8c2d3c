import { Button, type ButtonProps } from "@fluentui/react-components";
import { EraserRegular } from "@fluentui/react-icons";
import { useLanguage } from "../language";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { useScan } from "./ScanProvider";

interface ClearButtonProps {
  readonly sheetId: string;
  readonly name: string;
  readonly size?: ButtonProps["size"];
}

/** Removes what scans left in a sheet, after asking. */
export function ClearButton({ sheetId, name, size }: ClearButtonProps) {
  const { t } = useLanguage();
  const { state, commands } = useScan();
  return (
    <ConfirmDialog
      trigger={
        <Button icon={<EraserRegular />} size={size} disabled={state.clearing}>
          {t(state.clearing ? "clear.clearing" : "clear")}
        </Button>
      }
      title={t("clear.title", { name })}
      body={t("clear.body")}
      confirm={t("clear.confirm")}
      keep={t("clear.keep")}
      onConfirm={() => commands.clear(sheetId)}
    />
  );
}
