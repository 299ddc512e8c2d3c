import { Button, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { Keyword } from "../../metrics/keywords";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useQuestionsStyles } from "./Questions.styles";
import { useQuestionsText } from "./useQuestionsText";

const shownFirst = 12;

/** The words that customers use most. */
export function Keywords({ keywords }: { readonly keywords: readonly Keyword[] }) {
  const t = useQuestionsText();
  const numbers = useNumbers();
  const styles = useQuestionsStyles();
  const [all, setAll] = useState(false);
  const columns: Column<Keyword>[] = [
    {
      id: "word",
      name: t("keywords.word"),
      value: ({ word }) => word,
      show: ({ word }) => <bdi>{word}</bdi>,
    },
    figureColumn("count", t("keywords.count"), ({ count }) => count, numbers.count),
    figureColumn("share", t("keywords.share"), ({ share }) => share, numbers.percentTenths),
  ];
  const hidden = all ? 0 : Math.max(0, keywords.length - shownFirst);
  return (
    <section className={styles.section} aria-labelledby="question-keywords">
      <h3 id="question-keywords" className={styles.title}>
        {t("keywords.title")}
      </h3>
      {keywords.length === 0 ? (
        <Text>{t("keywords.none")}</Text>
      ) : (
        <DataTable
          caption={t("keywords.caption")}
          rows={all ? keywords : keywords.slice(0, shownFirst)}
          keyOf={(keyword) => String(keywords.indexOf(keyword))}
          columns={columns}
          sortedBy={{ column: "count", descending: true }}
        />
      )}
      {hidden > 0 && (
        <Button className={styles.start} onClick={() => setAll(true)}>
          {t("keywords.more", { count: hidden })}
        </Button>
      )}
    </section>
  );
}
