import {
  Accordion,
  Button,
  Field,
  Input,
  ProgressBar,
  Tooltip,
  useAnnounce,
} from "@fluentui/react-components";
import { ArrowLeftRegular, DocumentAddRegular } from "@fluentui/react-icons";
import { useEffect, useMemo } from "react";
import { Message } from "../shared/Message";
import { MissingSide } from "../shared/MissingSide";
import { missingSide } from "../shared/sides";
import { FilePicker } from "./FilePicker";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import { Names, sendersOf } from "./Names";
import { Notices } from "./Notices";
import { Part } from "./Part";
import { PlaceField } from "./PlaceField";
import { usePreviewStyles } from "./Preview.styles";
import { chatParts } from "./remembered";
import type { ImportDigest } from "./reader/digest";
import { StepHeading } from "./StepHeading";
import { Unread } from "./Unread";
import { useImportText } from "./useImportText";

/** What was read, before anything is written: it can be looked at and corrected. */
export function PreviewStep({ digest, again }: { readonly digest: ImportDigest; readonly again: boolean }) {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const common = useImportStyles();
  const styles = usePreviewStyles();
  const { announce } = useAnnounce();
  const chats = useMemo(() => chatParts(digest), [digest]);
  const senders = useMemo(() => sendersOf(chats), [chats]);
  const messages = total(chats.map(({ outcome }) => outcome.messages - outcome.elsewhere));
  const rows = total(digest.tables.map(({ rowCount }) => rowCount));
  const first = chats[0]?.key ?? digest.parts[0]?.key;
  const dayless = chats.some(({ outcome }) => outcome.decisions.some(({ code }) => code === "noDate"));

  useEffect(
    () => announce(t("preview.announce", { messages }), { batchId: "import" }),
    [announce, t, messages],
  );

  return (
    <>
      <div className={common.body} aria-busy={again}>
        <div className={common.row}>
          <Tooltip content={t("preview.back")} relationship="label">
            <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={commands.startOver} />
          </Tooltip>
          <StepHeading>{rows > 0 ? t("preview.title", { messages }) : t("preview.none")}</StepHeading>
        </div>
        {again && <ProgressBar aria-label={t("preview.again")} thickness="medium" />}
        <Notices />
        {rows === 0 && <Message intent="warning">{t("preview.noneBody")}</Message>}
        {state.remembered && (
          <Message
            intent="info"
            actions={<Button onClick={commands.forgetCorrections}>{t("remembered.drop")}</Button>}
          >
            {t("remembered")}
          </Message>
        )}
        {chats.length > 0 && <Numbers digest={digest} />}
        <MissingSide senders={senders} list={t("names.title")} />
        {(dayless || state.corrections.referenceDate !== "") && (
          <Field label={t("date.label")} hint={t("date.hint")}>
            <Input
              type="date"
              value={state.corrections.referenceDate}
              onChange={(_, { value }) => commands.correctDate(value)}
            />
          </Field>
        )}
        <section aria-labelledby="import-parts" className={styles.section}>
          <div className={styles.sectionHead}>
            <h3 id="import-parts" className={styles.sectionTitle}>
              {t("parts.title")}
            </h3>
            <FilePicker size="small" icon={<DocumentAddRegular />}>
              {t("parts.add")}
            </FilePicker>
          </div>
          <Accordion
            multiple
            collapsible
            className={common.accordion}
            defaultOpenItems={first === undefined ? [] : [first]}
          >
            {digest.parts.map((part) => (
              <Part key={part.key} part={part} />
            ))}
          </Accordion>
        </section>
        {chats.length > 0 && (
          <Accordion
            multiple
            collapsible
            className={common.accordion}
            // Opens by itself where only a person can say who speaks, and stays open while that is being said.
            defaultOpenItems={missingSide(senders) === null ? [] : ["names"]}
          >
            <Names parts={chats} />
            <Unread parts={chats} />
          </Accordion>
        )}
      </div>
      <div className={common.footer}>
        {rows > 0 && <PlaceField digest={digest} />}
        <Button
          appearance="primary"
          size="large"
          className={common.wide}
          disabled={rows === 0}
          disabledFocusable={again}
          onClick={commands.write}
        >
          {rows > 0 ? t("write.start", { rows }) : t("write.startOnly")}
        </Button>
      </div>
    </>
  );
}

function Numbers({ digest }: { readonly digest: ImportDigest }) {
  const { t, locale } = useImportText();
  const styles = usePreviewStyles();
  const outcomes = chatParts(digest).map(({ outcome }) => outcome);
  const duplicates = total(outcomes.map(({ counts, elsewhere }) => counts.duplicates + elsewhere));
  const numbers = [
    ["count.conversations", total(outcomes.map(({ conversations }) => conversations))],
    ["count.events", total(outcomes.map(({ events }) => events))],
    ["count.skipped", total(outcomes.map(({ counts }) => counts.skipped))],
    ["count.duplicates", duplicates],
  ] as const;
  return (
    <dl className={styles.numbers}>
      {numbers.map(([key, value]) => (
        <div key={key} className={styles.number}>
          <dt className={styles.numberName}>{t(key)}</dt>
          <dd className={styles.numberValue}>{value.toLocaleString(locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
