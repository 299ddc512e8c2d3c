import { Button, Spinner, Text } from "@fluentui/react-components";
import { ArrowImportRegular, LockClosedRegular } from "@fluentui/react-icons";
import { useLanguage } from "../language";
import { useScan } from "../scan/ScanProvider";
import { Message } from "../shared/Message";
import { useView } from "../shell/ViewProvider";
import { sayTrouble } from "../trouble";
import { useHomeStyles } from "./Home.styles";
import { useHomeText } from "./useHomeText";
import { useSample } from "./useSample";

/** An empty workbook: what this is for, and two ways to begin. */
export function Welcome() {
  const t = useHomeText();
  const language = useLanguage();
  const styles = useHomeStyles();
  const { open } = useView();
  const { sourcesTrouble } = useScan().state;
  const { state, start } = useSample();
  return (
    <div className={styles.root}>
      <section className={styles.welcome} aria-labelledby="home-welcome">
        <h2 id="home-welcome" className={styles.title}>
          {t("welcome.title")}
        </h2>
        <Text>{t("welcome.body")}</Text>
        <Button
          appearance="primary"
          className={styles.start}
          icon={<ArrowImportRegular />}
          onClick={() => open("import")}
        >
          {t("welcome.import")}
        </Button>
        <Button className={styles.start} disabledFocusable={state === "working"} onClick={start}>
          {t("welcome.sample")}
        </Button>
        {state === "working" && <Spinner size="tiny" label={t("sample.working")} className={styles.start} />}
        <Text size={200}>{t("welcome.paste")}</Text>
        <Text size={200} className={styles.private}>
          <LockClosedRegular className={styles.lock} aria-hidden />
          <span>{t("welcome.private")}</span>
        </Text>
      </section>
      {typeof state === "object" && (
        <Message intent="error" title={t("sample.failed")}>
          {sayTrouble(language, state.trouble)}
        </Message>
      )}
      {sourcesTrouble !== null && (
        <Message intent="error" title={language.t("trouble.sources")}>
          {sayTrouble(language, sourcesTrouble)}
        </Message>
      )}
    </div>
  );
}
