import { Button, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useLanguage } from "./language";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
});

/** Keeps a fault in drawing from leaving a blank pane. The error itself is not shown: it may quote a chat. */
export class CrashBoundary extends Component<
  { readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? (
      <Crashed onAgain={() => this.setState({ crashed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Crashed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useLanguage();
  const styles = useStyles();
  return (
    <div role="alert" className={styles.root}>
      <Subtitle2>{t("trouble.crash")}</Subtitle2>
      <Button appearance="primary" onClick={onAgain}>
        {t("trouble.reload")}
      </Button>
    </div>
  );
}
