import type { ReactNode } from "react";
import { useLanguage } from "../language";
import { Message } from "./Message";
import { missingSide } from "./sides";

interface MissingSideProps {
  readonly senders: Parameters<typeof missingSide>[0];
  /** What the list is called in which a person says who is who. */
  readonly list: string;
  readonly actions?: ReactNode;
}

/** Warns where agents or customers were not recognised, and names the list that mends it. */
export function MissingSide({ senders, list, actions }: MissingSideProps) {
  const { t } = useLanguage();
  const missing = missingSide(senders);
  if (missing === null) return null;
  return (
    <Message intent="warning" title={t(`side.${missing}`)} actions={actions}>
      {t("side.do", { list })}
    </Message>
  );
}
