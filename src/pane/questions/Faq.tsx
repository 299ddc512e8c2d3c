import { Button, Select, Text, useAnnounce } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { questionCategories, type QuestionCategory } from "../../inspection/intents";
import { resultText } from "../../locales/results";
import type { FaqCandidate } from "../../report";
import { useLanguage } from "../language";
import { useScan } from "../scan/ScanProvider";
import { Message } from "../shared/Message";
import { copyText, tableText } from "./clipboard";
import { useQuestionsStyles } from "./Questions.styles";
import { useQuestionsText } from "./useQuestionsText";

/** "": every category; "none": questions of none. */
type Wanted = "" | "none" | QuestionCategory;

interface FaqProps {
  readonly candidates: readonly FaqCandidate[];
  readonly sheetId: string;
}

/** Questions asked again and again, each with an answer to make a quick reply of. */
export function Faq({ candidates, sheetId }: FaqProps) {
  const t = useQuestionsText();
  const { locale } = useLanguage();
  const styles = useQuestionsStyles();
  const { announce } = useAnnounce();
  const [wanted, setWanted] = useState<Wanted>("");
  const [failed, setFailed] = useState(false);
  const categoryName = (category: QuestionCategory | null) =>
    category === null ? t("faq.other") : resultText(locale, `category.${category}`);
  const present = questionCategories.filter((id) => candidates.some(({ category }) => category === id));
  const shown = candidates.filter(
    ({ category }) => wanted === "" || category === (wanted === "none" ? null : wanted),
  );

  const copy = async (text: string) => {
    const done = await copyText(text);
    setFailed(!done);
    if (done) announce(t("faq.copied"), { batchId: "copy" });
  };
  const copyAll = () => {
    const header = (["question", "count", "category", "answer"] as const).map((id) => t(`faq.column.${id}`));
    const rows = shown.map(({ question, count, category, answer }) => [
      question,
      count,
      categoryName(category),
      answer?.text ?? "",
    ]);
    return copy(tableText([header, ...rows]));
  };

  return (
    <section className={styles.section} aria-labelledby="question-faq">
      <h3 id="question-faq" className={styles.title}>
        {t("faq.title")}
      </h3>
      {candidates.length === 0 ? (
        <Text>{t("faq.none")}</Text>
      ) : (
        <>
          <Text size={200} className={styles.quiet}>
            {t("faq.note")}
          </Text>
          <Select
            aria-label={t("faq.show")}
            value={wanted}
            onChange={(_, { value }) => setWanted(value as Wanted)}
          >
            <option value="">{t("faq.all")}</option>
            {present.map((id) => (
              <option key={id} value={id}>
                {categoryName(id)}
              </option>
            ))}
            {candidates.some(({ category }) => category === null) && (
              <option value="none">{t("faq.other")}</option>
            )}
          </Select>
          <Button
            className={styles.start}
            icon={<CopyRegular />}
            title={t("faq.copyAll.hint")}
            onClick={() => void copyAll()}
          >
            {t("faq.copyAll")}
          </Button>
          {failed && (
            <Message intent="warning" onDismiss={() => setFailed(false)}>
              {t("faq.copyFailed")}
            </Message>
          )}
          <ul className={styles.list}>
            {shown.map((candidate) => (
              <Candidate
                // What is hidden may look alike.
                key={candidates.indexOf(candidate)}
                candidate={candidate}
                category={categoryName(candidate.category)}
                sheetId={sheetId}
                onCopy={(text) => void copy(text)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Candidate(props: {
  readonly candidate: FaqCandidate;
  readonly category: string;
  readonly sheetId: string;
  readonly onCopy: (text: string) => void;
}) {
  const { candidate, category, sheetId, onCopy } = props;
  const { question, count, wordings, answer } = candidate;
  const t = useQuestionsText();
  const styles = useQuestionsStyles();
  const { commands } = useScan();
  return (
    <li className={styles.item}>
      <h4 className={styles.question}>
        <bdi>{question}</bdi>
      </h4>
      <Text size={200} className={styles.quiet}>
        {t("faq.count", { count })} · {category}
      </Text>
      {wordings.length > 0 && (
        <details>
          <summary className={styles.summary}>{t("faq.wordings", { count: wordings.length })}</summary>
          <ul className={styles.wordings}>
            {wordings.map((wording, i) => (
              <li key={i}>
                <bdi>{wording}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {answer === null ? (
        <Text size={200}>{t("faq.noAnswer")}</Text>
      ) : (
        <>
          <p className={styles.answer}>
            <bdi>{answer.text}</bdi>
          </p>
          <Text size={200} className={styles.quiet}>
            {t(answer.alike > 1 ? "faq.byAlike" : "faq.by", {
              agent: answer.agent,
              row: answer.rows[0],
              count: answer.alike - 1,
            })}
          </Text>
          <div className={styles.actions}>
            <Button
              size="small"
              icon={<CopyRegular />}
              aria-label={t("faq.copyAnswerTo", { question })}
              onClick={() => onCopy(answer.text)}
            >
              {t("faq.copy")}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={t("faq.goToAnswer", { question })}
              onClick={() => void commands.selectRows(sheetId, answer.rows)}
            >
              {t("faq.goTo")}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
