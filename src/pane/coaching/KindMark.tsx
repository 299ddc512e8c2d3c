import { mergeClasses } from "@fluentui/react-components";
import { ThumbDislikeRegular, ThumbLikeRegular } from "@fluentui/react-icons";
import type { ExampleKind } from "../../excel/coaching/examples";
import { useCoachingStyles } from "./Coaching.styles";

/** The kind of an example as a sign, beside a text that names it. */
export function KindMark({ kind }: { readonly kind: ExampleKind }) {
  const styles = useCoachingStyles();
  return (
    <span className={mergeClasses(styles.icon, styles[kind])} aria-hidden>
      {kind === "good" ? <ThumbLikeRegular /> : <ThumbDislikeRegular />}
    </span>
  );
}
