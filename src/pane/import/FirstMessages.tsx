import { Badge, mergeClasses, type BadgeProps } from "@fluentui/react-components";
import { useMemo } from "react";
import { customersAmong, maskedSender } from "../../chat/mask";
import type { RoleId } from "../../chat/role";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { usePreviewStyles } from "./Preview.styles";
import type { MessageDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

const colours: Readonly<Record<RoleId, BadgeProps["color"]>> = {
  agent: "brand",
  customer: "informative",
  robot: "subtle",
  system: "subtle",
  unknown: "warning",
};

/** The beginning of a chat as it was understood: who, in which role, when, what. */
export function FirstMessages(props: { readonly messages: readonly MessageDigest[]; readonly name: string }) {
  const { messages, name } = props;
  const { t } = useImportText();
  const language = useLanguage();
  const mask = useMask(useMemo(() => customersAmong(messages), [messages]));
  const styles = usePreviewStyles();
  if (messages.length === 0) return null;
  return (
    // Focusable, so that a keyboard can scroll it.
    <ol className={styles.chat} tabIndex={0} aria-label={t("first.list", { name })}>
      {messages.map(({ conversation, time, sender, role, text }, i) => (
        <li key={i} className={styles.message}>
          {conversation !== messages[i - 1]?.conversation && (
            <bdi className={styles.conversation}>{mask.name(conversation)}</bdi>
          )}
          <span className={styles.who}>
            <bdi className={styles.sender}>
              {maskedSender(sender, role, mask) || language.t("senders.unnamed")}
            </bdi>
            <Badge size="small" appearance="tint" color={colours[role]}>
              {language.t(`role.${role}`)}
            </Badge>
            <span className={styles.time}>{time || t("first.noTime")}</span>
          </span>
          <bdi className={mergeClasses(styles.text, role === "system" && styles.event)}>
            {mask.text(text, conversation)}
          </bdi>
        </li>
      ))}
    </ol>
  );
}
