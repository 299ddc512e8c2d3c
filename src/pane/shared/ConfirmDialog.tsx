import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";

// A pane is narrower than a dialog likes to be: keep it off the edges. Fluent has a width of its own for narrow windows.
const maxWidth = `calc(100vw - 2 * ${tokens.spacingHorizontalM})`;
const useStyles = makeStyles({
  surface: { maxWidth, "@media screen and (max-width: 480px)": { maxWidth } },
});

interface ConfirmDialogProps {
  /** The button that opens it and gets the focus back. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly keep: string;
  readonly onConfirm: () => void;
}

/** Asks before something is removed. The button that changes nothing comes first in reach of Enter. */
export function ConfirmDialog({ trigger, title, body, confirm, keep, onConfirm }: ConfirmDialogProps) {
  const styles = useStyles();
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>{trigger}</DialogTrigger>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions fluid>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="secondary">{keep}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={onConfirm}>
                {confirm}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
