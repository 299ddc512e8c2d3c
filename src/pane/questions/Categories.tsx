import { Text } from "@fluentui/react-components";
import type { QuestionShare } from "../../inspection/intents/questionShare";
import { resultText } from "../../locales/results";
import { isSmallButDecisive, usualConversion } from "../../report";
import { DataTable, Figure, figureColumn, ParetoChart, useNumbers, type Column } from "../charts";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { useQuestionsStyles } from "./Questions.styles";
import { useQuestionsText } from "./useQuestionsText";

/** Categories A to F by how much they are asked, and those that matter more than their number. */
export function Categories({ questions }: { readonly questions: readonly QuestionShare[] }) {
  const t = useQuestionsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const styles = useQuestionsStyles();
  const usual = usualConversion(questions);
  const nameOf = ({ category }: QuestionShare) => resultText(locale, `category.${category}`);
  const isFlagged = (question: QuestionShare) => isSmallButDecisive(question, usual);
  const conversionOf = ({ conversion }: QuestionShare) => (Number.isNaN(conversion) ? null : conversion);
  if (questions.length === 0) {
    return (
      <section className={styles.section} aria-labelledby="question-categories">
        <h3 id="question-categories" className={styles.title}>
          {t("pareto.title")}
        </h3>
        <Text>{t("pareto.none")}</Text>
      </section>
    );
  }
  const columns: Column<QuestionShare>[] = [
    {
      id: "category",
      name: t("pareto.category"),
      value: nameOf,
      show: (question) => (
        <>
          {nameOf(question)}
          {isFlagged(question) && <div className={styles.flagged}>{t("decisive.mark")}</div>}
        </>
      ),
    },
    figureColumn("count", t("pareto.count"), ({ count }) => count, numbers.count),
    figureColumn("share", t("pareto.share"), ({ share }) => share, numbers.percentTenths),
    figureColumn("conversion", t("pareto.conversion"), conversionOf, numbers.percentTenths),
  ];
  return (
    <>
      <Figure
        title={t("pareto.title")}
        note={
          <>
            <span className={styles.legend}>{questions.map(nameOf).join("\u00a0· ")}</span>
            <br />
            {t("pareto.note")} {usual === null && t("pareto.noOrders")}
          </>
        }
        chart={
          <ParetoChart
            countName={t("pareto.count")}
            lineName={t("pareto.cumulative")}
            bars={questions.map((question) => ({
              label: question.category,
              name: nameOf(question),
              count: question.count,
              cumulativeShare: question.cumulativeShare,
              flagged: isFlagged(question),
            }))}
          />
        }
        table={
          <DataTable
            caption={t("pareto.title")}
            rows={questions}
            keyOf={({ category }) => category}
            columns={columns}
            sortedBy={{ column: "count", descending: true }}
          />
        }
      />
      {questions.filter(isFlagged).map((question) => (
        <Message
          key={question.category}
          intent="warning"
          title={t("decisive.title", { category: nameOf(question) })}
        >
          {t("decisive.body", {
            share: numbers.percent(question.share),
            conversion: numbers.percent(question.conversion),
            usual: numbers.percent(usual ?? 0),
          })}
        </Message>
      ))}
    </>
  );
}
