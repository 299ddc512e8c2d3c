import { useMemo } from "react";
import { maskName, maskText } from "../../chat/mask";
import { useSettings } from "./SettingsProvider";

export interface Mask {
  /** A text as it may be shown; its offsets stay right. */
  readonly text: (text: string) => string;
  /** A customer, or a conversation that bears a customer's name. */
  readonly name: (name: string) => string;
}

const same = (text: string) => text;

/** Hides personal data where the workbook's settings ask for it. */
export function useMask(): Mask {
  const { settings } = useSettings();
  const on = settings?.mask === true;
  return useMemo(() => (on ? { text: maskText, name: maskName } : { text: same, name: same }), [on]);
}
