import { Button, Subtitle2, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ClipboardTaskRegular } from "@fluentui/react-icons";
import { useView } from "../shell/ViewProvider";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalM,
  },
  whole: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  title: { margin: 0 },
});

/** What stands in a view that speaks of a check, while there is none. */
export function NeedsCheck(props: {
  readonly title: string;
  readonly body: string;
  readonly action: string;
  /** It stands in a view that has edges of its own. */
  readonly inset?: boolean;
}) {
  const { title, body, action, inset } = props;
  const { open } = useView();
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, !inset && styles.whole)}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Text>{body}</Text>
      <Button appearance="primary" icon={<ClipboardTaskRegular />} onClick={() => open("scan")}>
        {action}
      </Button>
    </div>
  );
}
