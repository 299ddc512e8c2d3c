import { Button, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowImportRegular, LockClosedRegular } from "@fluentui/react-icons";
import { useLanguage } from "../language";
import { useView } from "../shell/ViewProvider";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  title: { margin: 0 },
  import: { alignSelf: "start" },
  private: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorBrandForeground2,
  },
  lock: { flexShrink: 0, fontSize: tokens.fontSizeBase400 },
});

/** What a newcomer reads first: what this does, and that nothing leaves the machine. */
export function Hello() {
  const { t } = useLanguage();
  const { open } = useView();
  const styles = useStyles();
  return (
    <section className={styles.root} aria-labelledby="hello-title">
      <Subtitle2 as="h2" id="hello-title" className={styles.title}>
        {t("hello.title")}
      </Subtitle2>
      <Text>{t("hello.body")}</Text>
      <Button icon={<ArrowImportRegular />} className={styles.import} onClick={() => open("import")}>
        {t("hello.import")}
      </Button>
      <Text size={200} className={styles.private}>
        <LockClosedRegular className={styles.lock} aria-hidden />
        <span>{t("hello.private")}</span>
      </Text>
    </section>
  );
}
