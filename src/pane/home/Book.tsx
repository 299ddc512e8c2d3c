import { Button, Text } from "@fluentui/react-components";
import { ArrowImportRegular, ClipboardTaskRegular } from "@fluentui/react-icons";
import type { SourceInfo } from "../../excel/types";
import { useLanguage } from "../language";
import { canScan, choiceKey } from "../scan/scanState";
import { useScan } from "../scan/ScanProvider";
import { useView } from "../shell/ViewProvider";
import { useHomeStyles } from "./Home.styles";
import { sayMoment } from "./moments";
import { useHomeText } from "./useHomeText";

const listed = 6;

/** A workbook with data that was not checked since the pane opened. */
export function Book({ sources }: { readonly sources: readonly SourceInfo[] }) {
  const t = useHomeText();
  const { locale } = useLanguage();
  const { state, commands } = useScan();
  const { open } = useView();
  const styles = useHomeStyles();
  const standing = sources.filter(({ choice }) => choice.kind !== "selection");
  const { choice } = state;
  const chosen = sources.find((source) => choice && choiceKey(source.choice) === choiceKey(choice));
  const ready = canScan(state) && chosen !== undefined;
  return (
    <div className={styles.root}>
      <section className={styles.section} aria-labelledby="home-book">
        <h2 id="home-book" className={styles.title}>
          {t("book.title")}
        </h2>
        <ul className={styles.list}>
          {standing.slice(0, listed).map((source) => (
            <li key={choiceKey(source.choice)} className={styles.line}>
              <bdi className={styles.lineName}>{source.name}</bdi>
              <span className={styles.lineValue}>{t("book.rows", { rows: source.rows })}</span>
            </li>
          ))}
        </ul>
        {standing.length > listed && (
          <Text size={200} className={styles.quiet}>
            {t("book.more", { count: standing.length - listed })}
          </Text>
        )}
        {state.traces.map((trace) => (
          <Text key={trace.sheetId} size={200} className={styles.quiet}>
            {t("book.trace", {
              sheet: trace.sheetName,
              time: sayMoment(trace.time, locale),
              count: trace.findings,
            })}
          </Text>
        ))}
      </section>
      <section className={styles.section} aria-labelledby="home-next">
        <h3 id="home-next" className={styles.title}>
          {t("next.title")}
        </h3>
        {ready && (
          <>
            <Button
              appearance="primary"
              className={styles.start}
              icon={<ClipboardTaskRegular />}
              onClick={() => commands.scan()}
            >
              {t("next.check", { name: chosen.name })}
            </Button>
            <Text size={200} className={styles.quiet}>
              {t("next.check.body")}
            </Text>
          </>
        )}
        <div className={styles.actions}>
          <Button onClick={() => open("scan")}>{t("next.preview")}</Button>
          <Button icon={<ArrowImportRegular />} onClick={() => open("import")}>
            {t(ready ? "next.import" : "welcome.import")}
          </Button>
        </div>
      </section>
    </div>
  );
}
