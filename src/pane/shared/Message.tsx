import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
  type MessageBarProps,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useLanguage } from "../language";

const useStyles = makeStyles({
  title: { display: "block" },
  body: { paddingBlock: tokens.spacingVerticalXS },
});

interface MessageProps {
  readonly intent: MessageBarProps["intent"];
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A sentence about how things stand, announced when it appears, with what can be done about it. */
export function Message({ intent, title, children, actions, onDismiss }: MessageProps) {
  const { t } = useLanguage();
  const styles = useStyles();
  const dismiss = onDismiss && (
    <Button
      appearance="transparent"
      aria-label={t("dismiss")}
      icon={<DismissRegular />}
      size="small"
      onClick={onDismiss}
    />
  );
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        {title && <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      {(actions || dismiss) && <MessageBarActions containerAction={dismiss}>{actions}</MessageBarActions>}
    </MessageBar>
  );
}
