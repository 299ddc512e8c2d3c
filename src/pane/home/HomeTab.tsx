import { Spinner } from "@fluentui/react-components";
import { useScan } from "../scan/ScanProvider";
import { Book } from "./Book";
import { Checked } from "./Checked";
import { useHomeStyles } from "./Home.styles";
import { holdsNothing } from "./useFirstView";
import { useHomeText } from "./useHomeText";
import { Welcome } from "./Welcome";

/** The Home tab: what is in the workbook, what matters of it, and what to do next. */
export function HomeTab() {
  const t = useHomeText();
  const styles = useHomeStyles();
  const { sources, sourcesTrouble, finished } = useScan().state;
  if (finished) return <Checked finished={finished} />;
  if (sources === null && sourcesTrouble === null)
    return <Spinner label={t("book.loading")} className={styles.root} />;
  return sources && !holdsNothing(sources) ? <Book sources={sources} /> : <Welcome />;
}
