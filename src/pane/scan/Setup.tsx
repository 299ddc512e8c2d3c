import { Accordion, Button, Spinner } from "@fluentui/react-components";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { MissingSide } from "../shared/MissingSide";
import { missingSide } from "../shared/sides";
import { SenderList } from "../shared/SenderList";
import { sayTrouble } from "../trouble";
import { Columns } from "./Columns";
import { Hello } from "./Hello";
import { Notices } from "./Notices";
import { canScan } from "./scanState";
import { useScan } from "./ScanProvider";
import { useSetupStyles } from "./Setup.styles";
import { SourceField } from "./SourceField";

/** Before a scan: where the chats are, how they are read, and the button that checks them. */
export function Setup() {
  const language = useLanguage();
  const { t } = language;
  const { state, commands } = useScan();
  const styles = useSetupStyles();
  const { preview } = state;
  const empty = state.sources?.length === 0;
  const ready = canScan(state);

  return (
    <div className={styles.root}>
      <div className={styles.body}>
        {state.traces.length === 0 && !state.notice && <Hello />}
        <Notices />
        {state.sourcesTrouble !== null && (
          <Message
            intent="error"
            title={t("trouble.sources")}
            actions={<Button onClick={commands.refresh}>{t("trouble.retry")}</Button>}
          >
            {sayTrouble(language, state.sourcesTrouble)}
          </Message>
        )}
        <SourceField />
        {empty && (
          <Message intent="info" title={t("obstacle.noRows")}>
            {t("obstacle.noRows.do")}
          </Message>
        )}
        {state.previewTrouble !== null && (
          <Message
            intent="error"
            title={t("trouble.preview")}
            actions={<Button onClick={commands.retryPreview}>{t("trouble.retry")}</Button>}
          >
            {sayTrouble(language, state.previewTrouble)}
          </Message>
        )}
        {state.choice && !preview && state.previewTrouble === null && (
          <Spinner size="tiny" label={t("preview.loading")} className={styles.spinner} />
        )}
        {preview?.obstacle && (
          <Message intent="warning" title={t(`obstacle.${preview.obstacle}`)}>
            {t(`obstacle.${preview.obstacle}.do`)}
          </Message>
        )}
        {preview && preview.obstacle !== "noRows" && (
          <>
            <MissingSide senders={preview.senders} list={t("senders.title")} />
            <Accordion
              // Opens by itself where only a person can say which column holds the messages.
              key={preview.obstacle === "noText" ? "open" : "closed"}
              multiple
              collapsible
              className={styles.reading}
              // And where only a person can say who speaks; it stays open while that is being said.
              defaultOpenItems={[
                ...(preview.obstacle === "noText" ? ["columns"] : []),
                ...(missingSide(preview.senders) === null ? [] : ["senders"]),
              ]}
            >
              <Columns preview={preview} />
              <SenderList
                value="senders"
                title={t("senders.title")}
                senders={preview.senders}
                onRole={commands.correctRole}
              />
            </Accordion>
            <PreviewNotes />
          </>
        )}
      </div>
      <div className={styles.footer}>
        <Button
          appearance="primary"
          size="large"
          className={styles.start}
          disabled={!ready}
          onClick={() => commands.scan()}
        >
          {ready && preview ? t("scan.startRows", { rows: preview.rows }) : t("scan.start")}
        </Button>
      </div>
    </div>
  );
}

function PreviewNotes() {
  const { t } = useLanguage();
  const { preview } = useScan().state;
  const styles = useSetupStyles();
  if (!preview) return null;
  const notes = [
    preview.headerRow === null ? t("preview.noHeader") : null,
    preview.rowsRead < preview.rows
      ? t("preview.partial", { read: preview.rowsRead, rows: preview.rows })
      : null,
    preview.merged ? t("preview.merged") : null,
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
