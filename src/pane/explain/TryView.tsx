import { Button, Field, Radio, RadioGroup, Select, Text, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Role } from "../../chat/role";
import type { Explained, SourceChoice } from "../../excel/types";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useScan } from "../scan/ScanProvider";
import { useMask } from "../settings/useMask";
import { useSettings } from "../settings/SettingsProvider";
import { Answer } from "./Answer";
import { useExplainStyles } from "./Explain.styles";
import { ExplanationView } from "./ExplanationView";
import { PageTitle } from "./PageTitle";
import { Senders } from "./Senders";
import { useAnswer } from "./useAnswer";
import { useTryingText } from "./useTryingText";

interface TryViewProps {
  /** The rule to begin with; null: all. */
  readonly rule: string | null;
  readonly onBack: () => void;
}

/** What was asked last; a new number for every press of the button. */
interface Asked {
  readonly number: number;
  readonly source: "paste" | "row";
  readonly text: string;
  readonly conversation: string | null;
  /** Who a person says that senders of the text are. */
  readonly roles: Readonly<Record<string, Role>>;
}

interface Tried {
  /** The text's conversations; of a sheet only the one on the row. */
  readonly conversations: readonly string[];
  readonly explained: Explained | null;
  /** The sheet that it stands in. */
  readonly sheetId: string | null;
  /** Why there is none. */
  readonly nothing: "none" | "row.gone" | "row.other";
}

/** Tries a rule, or all, on a pasted chat or on the chat of the selected row. */
export function TryView({ rule: first, onBack }: TryViewProps) {
  const { locale } = useLanguage();
  const text = useTryingText();
  const styles = useExplainStyles();
  const mask = useMask();
  const { ruleset, signature } = useRules();
  const { commands } = useScan();
  const ask = useAsking();
  const [source, setSource] = useState<"paste" | "row">("paste");
  const [pasted, setPasted] = useState("");
  const [rule, setRule] = useState(first);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { state, retry } = useAnswer(asked && JSON.stringify([asked, rule, signature]), () =>
    ask(asked!, rule),
  );
  const run = (change: Partial<Asked> = {}) =>
    setAsked({
      ...{ source, text: pasted, conversation: null, roles: {} },
      ...change,
      number: (asked?.number ?? 0) + 1,
    });

  return (
    <section
      className={styles.page}
      aria-label={text("try.title")}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== "Escape") return;
        event.preventDefault();
        onBack();
      }}
    >
      <PageTitle title={text("try.title")} back={text("back")} onBack={onBack} />
      <p className={styles.quiet}>{text("try.intro")}</p>
      <Field label={text("rule")}>
        <Select
          className={styles.select}
          value={rule ?? ""}
          onChange={(_, { value }) => setRule(value === "" ? null : value)}
        >
          <option value="">{text("rule.all")}</option>
          {ruleset.rules.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[locale]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("source")}>
        <RadioGroup
          layout="horizontal"
          value={source}
          onChange={(_, { value }) => setSource(value as "paste" | "row")}
        >
          <Radio value="paste" label={text("source.paste")} />
          <Radio value="row" label={text("source.row")} />
        </RadioGroup>
      </Field>
      {source === "paste" ? (
        <Field label={text("paste")} hint={text("paste.hint")}>
          <Textarea
            className={styles.text}
            resize="vertical"
            spellCheck={false}
            placeholder={text("paste.placeholder")}
            value={pasted}
            onChange={(_, { value }) => setPasted(value)}
          />
        </Field>
      ) : (
        <Text>{text("row.intro")}</Text>
      )}
      <Button
        appearance="primary"
        className={styles.action}
        disabledFocusable={source === "paste" && pasted.trim() === ""}
        onClick={() => run()}
      >
        {text("run")}
      </Button>
      <Answer state={state} onRetry={retry}>
        {({ conversations, explained, sheetId, nothing }) => (
          <>
            {conversations.length > 1 && explained && (
              <Field
                label={text("conversation")}
                hint={text("conversations", { count: conversations.length })}
              >
                <Select
                  className={styles.select}
                  value={String(conversations.indexOf(explained.thread.conversation))}
                  onChange={(_, { value }) => run({ ...asked, conversation: conversations[Number(value)] })}
                >
                  {conversations.map((conversation, i) => (
                    <option key={conversation} value={String(i)}>
                      {mask.name(conversation)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            {explained && asked?.source === "paste" && (
              <Senders
                thread={explained.thread}
                roles={asked.roles}
                onChange={(roles) => run({ ...asked, roles })}
              />
            )}
            {explained ? (
              <ExplanationView
                key={`${explained.thread.conversation} ${rule}`}
                explained={explained}
                ruleset={ruleset}
                onSelectRow={sheetId === null ? undefined : (row) => void commands.selectRows(sheetId, [row])}
              />
            ) : (
              <Text>{text(nothing)}</Text>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

/** Asks the door: about the text, or about the row that is selected in the sheet of the chats. */
function useAsking(): (asked: Asked, rule: string | null) => Promise<Tried> {
  const door = useDoor();
  const { settings } = useSettings();
  const { changes } = useRules();
  const { state } = useScan();
  const rules = { changes: changes ?? {} };

  return async ({ source, text, conversation, roles }, rule) => {
    if (source === "paste") {
      const { agents = [], robots = [], automaticReplies = [], sessionGap = null } = settings ?? {};
      const read = { agents, robots, automaticReplies, roles, ...(sessionGap !== null && { sessionGap }) };
      const found = await door.explaining.text({ text, read, conversation, rule, ...rules });
      return { ...found, sheetId: null, nothing: "none" };
    }
    const { sheetId, address } = await door.selectedRange();
    const choice = choiceOn(sheetId, [state.finished?.result.source.choice, state.choice]);
    const row = Number(/\d+/.exec(address)?.[0] ?? 0);
    const nothing = { conversations: [], explained: null, sheetId };
    if (!choice) return { ...nothing, nothing: "row.other" };
    const corrections = await door.loadCorrections(sheetId);
    const explained = await door.explaining.conversation(
      { choice, corrections },
      { rule, place: { row }, ...rules },
    );
    return { ...nothing, explained, nothing: "row.gone" };
  };
}

/** The first source that lies on a sheet. A selection of cells moves with the row that is asked for: its sheet is meant. */
function choiceOn(
  sheetId: string,
  choices: readonly (SourceChoice | null | undefined)[],
): SourceChoice | undefined {
  const choice = choices.find((each) => each?.sheetId === sheetId);
  return choice?.kind === "selection" ? { kind: "sheet", sheetId } : (choice ?? undefined);
}
