import { FluentProvider, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ThemeKind } from "../excel";
import { LanguageProvider, useLanguage } from "./language";
import type { Locale } from "../locales/translate";
import { themeOf } from "./theme";

const useStyles = makeStyles({
  provider: { minHeight: "100%" },
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    maxWidth: "32rem",
    margin: "0 auto",
    padding: tokens.spacingHorizontalXXL,
  },
  title: { margin: 0 },
});

interface OutsideProps {
  readonly locale: Locale;
  readonly theme: ThemeKind;
  /** Office's library is there, but its host is not Excel. */
  readonly library: boolean;
}

/** The page for somebody who opened the pane's address in a browser. */
export function Outside({ locale, theme, library }: OutsideProps) {
  const styles = useStyles();
  return (
    <LanguageProvider locale={locale}>
      <FluentProvider theme={themeOf(theme)} className={styles.provider}>
        <OutsideText library={library} />
      </FluentProvider>
    </LanguageProvider>
  );
}

function OutsideText({ library }: { readonly library: boolean }) {
  const { t } = useLanguage();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <Subtitle2 as="h1" className={styles.title}>
        {t("outside.title")}
      </Subtitle2>
      <Text>{t("outside.body")}</Text>
      <Text>{t(library ? "outside.next" : "outside.noLibrary")}</Text>
    </main>
  );
}
