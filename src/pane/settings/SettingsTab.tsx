import { Button, Field, Input, Select, Spinner, Switch, Textarea } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { defaultSettings, readSettings, writeSettings, type Settings } from "../../excel/settingsStore";
import { locales, type Locale } from "../../locales/translate";
import { useLanguage } from "../language";
import { phrasesOf } from "../rules/edits";
import { Message } from "../shared/Message";
import { TextCarry } from "../shared/TextCarry";
import { sayTrouble } from "../trouble";
import { useView } from "../shell/ViewProvider";
import { ServiceHoursSettings } from "./ServiceHoursSettings";
import { useSettingsStyles } from "./Settings.styles";
import { useSettings } from "./SettingsProvider";
import { StoredEntries } from "./StoredEntries";
import { useSettingsText } from "./useSettingsText";

/** What a team sets once for its workbook. */
export function SettingsTab() {
  const language = useLanguage();
  const text = useSettingsText();
  const styles = useSettingsStyles();
  const { settings, loadTrouble, saving, change, retry } = useSettings();
  if (!settings) return <Spinner size="tiny" label={text("loading")} />;
  return (
    <div className={styles.root}>
      <div className={styles.section}>
        <div className={styles.head}>
          <h2 className={styles.title}>{text("title")}</h2>
          <span role="status" className={styles.state}>
            {saving.name === "saving" && text("saving")}
            {saving.name === "saved" && (
              <>
                <CheckmarkRegular aria-hidden />
                {text("saved")}
              </>
            )}
          </span>
        </div>
        <p className={styles.quiet}>{text("intro")}</p>
        {loadTrouble !== null && (
          <Message
            intent="warning"
            title={text("unreadable")}
            actions={<Button onClick={() => change(defaultSettings)}>{text("reset")}</Button>}
          >
            {sayTrouble(language, loadTrouble)} {text("unreadable.do")}
          </Message>
        )}
        {saving.name === "failed" && (
          <Message
            intent="error"
            title={text("failed")}
            actions={<Button onClick={retry}>{text("retry")}</Button>}
          >
            {sayTrouble(language, saving.trouble)}
          </Message>
        )}
      </div>
      <section className={styles.section} aria-labelledby="settings-people">
        <h3 id="settings-people" className={styles.heading}>
          {text("people")}
        </h3>
        {(["agents", "robots", "automaticReplies"] as const).map((name) => (
          <Lines
            key={name}
            name={name}
            lines={settings[name]}
            onChange={(lines) => change({ [name]: lines })}
          />
        ))}
      </section>
      <section className={styles.section} aria-labelledby="settings-reading">
        <h3 id="settings-reading" className={styles.heading}>
          {text("reading")}
        </h3>
        <SessionGap value={settings.sessionGap} onChange={(sessionGap) => change({ sessionGap })} />
      </section>
      <ServiceHoursSettings
        calendar={settings.serviceHours}
        onChange={(serviceHours) => change({ serviceHours })}
      />
      <Thresholds />
      <section className={styles.section} aria-labelledby="settings-display">
        <h3 id="settings-display" className={styles.heading}>
          {text("display")}
        </h3>
        <Field label={text("language")}>
          <Select
            value={settings.language ?? ""}
            onChange={(_, { value }) => change({ language: value === "" ? null : (value as Locale) })}
          >
            <option value="">{text("language.excel")}</option>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {text(`language.${locale}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field hint={text("mask.hint")}>
          <Switch
            label={text("mask")}
            checked={settings.mask}
            onChange={(_, { checked }) => change({ mask: checked })}
          />
        </Field>
      </section>
      <StoredEntries />
      <Carry settings={settings} onTake={change} />
    </div>
  );
}

/** Limits are parts of the rules; this leads there. */
function Thresholds() {
  const text = useSettingsText();
  const styles = useSettingsStyles();
  const { open } = useView();
  return (
    <section className={styles.section} aria-labelledby="settings-thresholds">
      <h3 id="settings-thresholds" className={styles.heading}>
        {text("thresholds")}
      </h3>
      <p className={styles.quiet}>{text("thresholds.body")}</p>
      <Button className={styles.action} onClick={() => open("rules")}>
        {text("thresholds.open")}
      </Button>
    </section>
  );
}

interface LinesProps {
  readonly name: "agents" | "robots" | "automaticReplies";
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}

/** A list, one a line. It is taken over when the field is left: half a name is nobody's. */
function Lines({ name, lines, onChange }: LinesProps) {
  const text = useSettingsText();
  const styles = useSettingsStyles();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Field label={text(name)} hint={text(`${name}.hint`)}>
      <Textarea
        className={styles.lines}
        resize="vertical"
        value={draft ?? lines.join("\n")}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={() => {
          if (draft === null) return;
          const next = phrasesOf(draft);
          setDraft(null);
          if (next.join("\n") !== lines.join("\n")) onChange(next);
        }}
      />
    </Field>
  );
}

interface SessionGapProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function SessionGap({ value, onChange }: SessionGapProps) {
  const text = useSettingsText();
  const styles = useSettingsStyles();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? (value === null ? "" : String(value));
  const hours = typed.trim() === "" ? null : Number(typed.normalize("NFKC"));
  const wrong = hours !== null && !(hours >= 0.1 && hours <= 10_000);
  return (
    <Field
      label={text("sessionGap")}
      hint={text("sessionGap.hint")}
      validationMessage={wrong ? text("sessionGap.wrong") : undefined}
    >
      <Input
        className={styles.narrow}
        inputMode="decimal"
        value={typed}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={() => {
          if (draft === null || wrong) return;
          setDraft(null);
          if (hours !== value) onChange(hours);
        }}
      />
    </Field>
  );
}

interface CarryProps {
  readonly settings: Settings;
  readonly onTake: (settings: Settings) => void;
}

/** Settings as a text: copied out of one workbook, pasted into another. */
function Carry({ settings, onTake }: CarryProps) {
  const language = useLanguage();
  const text = useSettingsText();
  return (
    <TextCarry
      heading={text("carry")}
      headingLevel={3}
      body={text("carry.body")}
      label={text("carry.label")}
      text={writeSettings(settings)}
      words={{ take: text("carry.take"), taken: text("carry.taken"), wrong: text("carry.wrong") }}
      onTake={(written) => onTake(readSettings(written))}
      sayTrouble={(trouble) => sayTrouble(language, trouble)}
    />
  );
}
