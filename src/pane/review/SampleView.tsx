import {
  Button,
  Checkbox,
  Field,
  Input,
  Text,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { agentNames } from "../../chat/agentNames";
import type { ScanResult } from "../../excel/types";
import type { Sampled } from "../../inspection/sampling";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { useMask } from "../settings/useMask";
import { useRowStyles } from "../shared/row.styles";
import { useThreadText } from "../thread/useThreadText";
import { sayTrouble } from "../trouble";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
  },
  input: { width: "100%", minWidth: 0, "& > input": { minWidth: 0 } },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  body: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { overflowWrap: "anywhere" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, flexShrink: 0 },
  draw: { alignSelf: "start" },
});

const most = 100;

/** What was drawn last; kept above the view, so that it is there again when a conversation was read. */
export interface Draw {
  readonly perAgent: string;
  readonly seed: string;
  readonly half: boolean;
  readonly sampled: readonly Sampled[] | null;
}

export const firstDraw: Draw = { perAgent: "5", seed: "1", half: true, sampled: null };

interface SampleViewProps {
  readonly result: ScanResult;
  readonly draw: Draw;
  readonly onDraw: (draw: Draw) => void;
  /** The conversation that was just read gets the focus back. */
  readonly returnTo: number | null;
  readonly onOpen: (at: number) => void;
}

/** Draws conversations at random, so many per agent, for a person to read. */
export function SampleView({ result, draw, onDraw, returnTo, onOpen }: SampleViewProps) {
  const language = useLanguage();
  const text = useThreadText();
  const styles = useStyles();
  const mask = useMask();
  const row = useRowStyles();
  const door = useDoor();
  const [drawing, setDrawing] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { sampled } = draw;
  const names = useMemo(() => agentNames((sampled ?? []).map(({ agent }) => agent)), [sampled]);
  const found = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { conversation } of result.findings)
      counts.set(conversation, (counts.get(conversation) ?? 0) + 1);
    return counts;
  }, [result]);

  const backAt = useRef<HTMLButtonElement>(null);
  useEffect(() => backAt.current?.focus(), []);

  const perAgent = wholeNumber(draw.perAgent);
  const seed = wholeNumber(draw.seed);
  const wrong = text("sample.number", { most });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (perAgent === null || seed === null || drawing) return;
    setDrawing(true);
    setTrouble(null);
    try {
      const { choice } = result.source;
      const corrections = await door.loadCorrections(choice.sheetId);
      const options = { perAgent, seed, ...(draw.half && { withFindings: new Set(found.keys()) }) };
      onDraw({ ...draw, sampled: await door.sampleConversations({ choice, corrections, options }) });
    } catch (error) {
      setTrouble(error);
    } finally {
      setDrawing(false);
    }
  };

  return (
    <div className={styles.root}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <h3 className={styles.title}>{text("sample.title")}</h3>
        <Text size={200} className={styles.body}>
          {text("sample.body")}
        </Text>
        <div className={styles.fields}>
          <Field label={text("sample.perAgent")} validationMessage={perAgent === null ? wrong : undefined}>
            <Input
              size="small"
              inputMode="numeric"
              className={styles.input}
              value={draw.perAgent}
              onChange={(_, { value }) => onDraw({ ...draw, perAgent: value })}
            />
          </Field>
          <Field label={text("sample.seed")} validationMessage={seed === null ? wrong : undefined}>
            <Input
              size="small"
              inputMode="numeric"
              className={styles.input}
              value={draw.seed}
              onChange={(_, { value }) => onDraw({ ...draw, seed: value })}
            />
          </Field>
        </div>
        <Checkbox
          label={text("sample.half")}
          checked={draw.half}
          onChange={(_, { checked }) => onDraw({ ...draw, half: checked === true })}
        />
        <Button type="submit" className={styles.draw} disabledFocusable={drawing}>
          {text(drawing ? "sample.drawing" : "sample.draw")}
        </Button>
      </form>
      {trouble !== null && (
        <Message intent="error" title={text("sample.failed")}>
          {sayTrouble(language, trouble)}
        </Message>
      )}
      {sampled && (
        <Text role="status">
          {sampled.length === 0
            ? text("sample.none")
            : text("sample.count", { agents: names.size, count: sampled.length })}
        </Text>
      )}
      {sampled && sampled.length > 0 && (
        <ul className={styles.list} aria-label={text("sample.list")}>
          {sampled.map(({ agent, conversation }, index) => (
            <li key={`${agent} ${conversation}`}>
              <button
                type="button"
                ref={index === returnTo ? backAt : undefined}
                className={row.button}
                onClick={() => onOpen(index)}
              >
                <span className={styles.line}>
                  <bdi className={styles.name}>{mask.name(conversation)}</bdi>
                  <span className={styles.quiet}>
                    {text("sample.findings", { count: found.get(conversation) ?? 0 })}
                  </span>
                </span>
                <bdi className={styles.quiet}>{names.get(agent) ?? agent}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A whole number of 1 and more that a person typed; null when it is none. */
function wholeNumber(typed: string): number | null {
  const number = Number(typed.normalize("NFKC").trim() || NaN);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : null;
}
