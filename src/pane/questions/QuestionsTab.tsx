import { Text } from "@fluentui/react-components";
import type { ScanResult } from "../../excel/types";
import { NeedsCheck } from "../home/NeedsCheck";
import { useScan } from "../scan/ScanProvider";
import { Categories } from "./Categories";
import { Faq } from "./Faq";
import { Keywords } from "./Keywords";
import { useQuestionsStyles } from "./Questions.styles";
import { useQuestionsText } from "./useQuestionsText";

/** The Questions tab: what customers ask about, in which words, and what agents answer. */
export function QuestionsTab() {
  const t = useQuestionsText();
  const { finished } = useScan().state;
  if (!finished) return <NeedsCheck title={t("none.title")} body={t("none.body")} action={t("none.check")} />;
  return <Questions result={finished.result} />;
}

function Questions({ result }: { readonly result: ScanResult }) {
  const t = useQuestionsText();
  const styles = useQuestionsStyles();
  const { questions, faq, keywords, customerMessages } = result.overview;
  return (
    <div className={styles.root}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Text size={200} className={styles.quiet}>
          {t("source", { name: result.source.name, messages: customerMessages })}
        </Text>
      </div>
      <Categories questions={questions} />
      <Faq candidates={faq} sheetId={result.source.choice.sheetId} />
      <Keywords keywords={keywords} />
    </div>
  );
}
