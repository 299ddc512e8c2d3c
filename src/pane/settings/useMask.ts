import { masked, unmasked, type Mask } from "../../chat/mask";
import { useSettings } from "./SettingsProvider";

/** Hides personal data where the workbook's settings ask for it. */
export function useMask(): Mask {
  return useSettings().settings?.mask === true ? masked : unmasked;
}
