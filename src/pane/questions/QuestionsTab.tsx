import { Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { questionsSheets } from "../../excel/tables/questionsSheets";
import type { ScanResult } from "../../excel/types";
import { NeedsCheck } from "../home/NeedsCheck";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { useScan } from "../scan/ScanProvider";
import { TablesBar } from "../tables/TablesBar";
import { Categories } from "./Categories";
import { Faq } from "./Faq";
import { Keywords } from "./Keywords";
import { maskedCandidate, maskedKeyword } from "./masked";
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
  const { locale } = useLanguage();
  const styles = useQuestionsStyles();
  const mask = useMask();
  const { questions, customerMessages } = result.overview;
  const faq = useMemo(
    () => result.overview.faq.map((candidate) => maskedCandidate(candidate, mask)),
    [result, mask],
  );
  const keywords = useMemo(
    () => result.overview.keywords.map((keyword) => maskedKeyword(keyword, mask)),
    [result, mask],
  );
  return (
    <div className={styles.root}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Text size={200} className={styles.quiet}>
          {t("source", { name: result.source.name, messages: customerMessages })}
        </Text>
        <TablesBar
          kind="questions"
          chats={result.source.choice.sheetId}
          nothing={faq.length === 0 && questions.length === 0}
          sheets={() => questionsSheets(faq, result.overview, locale)}
        />
      </div>
      <Categories questions={questions} />
      <Faq candidates={faq} sheetId={result.source.choice.sheetId} />
      <Keywords keywords={keywords} />
    </div>
  );
}
