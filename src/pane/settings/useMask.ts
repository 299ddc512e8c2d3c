import { useMemo } from "react";
import { masked, maskOfRecord, unmasked, type Customers, type Mask } from "../../chat/mask";
import { useSettings } from "./SettingsProvider";

/**
 * Hides personal data where the workbook's settings ask for it.
 *
 * @param customers whose names are hidden in texts as well
 */
export function useMask(customers?: Customers): Mask {
  const mask = useSettings().settings?.mask === true ? masked : unmasked;
  return useMemo(() => (customers ? maskOfRecord(mask, () => customers) : mask), [mask, customers]);
}
