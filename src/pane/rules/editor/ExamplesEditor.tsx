import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { AddRegular, CheckmarkCircleRegular, DeleteRegular, WarningRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Example } from "../../../inspection";
import { reasonSentence } from "../../../locales/findings";
import { Problem } from "../../../problem";
import { asLabel, useLanguage } from "../../language";
import { sayTrouble } from "../../trouble";
import { NumberField } from "../NumberField";
import { namesOf, renamed, withBothLanguages } from "../ownRules";
import { meant, scaleOf, shown } from "../scale";
import { useEditorText } from "../useEditorText";
import { useDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import {
  agrees,
  asJudged,
  conversationsOf,
  conversationsText,
  isClock,
  judged,
  linesOf,
  ordersOf,
  ordersText,
  placesOf,
  placesText,
  productsOf,
  productsText,
  reasons,
  saidIn,
  showsOf,
  withShows,
} from "./exampleTexts";
import { Fold } from "./Fold";

/** Conversations that a rule should find or pass, judged as soon as they are written: what shows that it means what one thinks. */
export function ExamplesEditor() {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, dictionaries, change } = useDraft();
  const answers = useMemo(
    () => rule.examples.map((example) => judged(withBothLanguages(rule), dictionaries, example)),
    [rule, dictionaries],
  );
  const agreeing = rule.examples.filter((example, i) => {
    const said = saidIn(answers[i]);
    return said !== null && agrees(example, said);
  }).length;
  const put = (examples: Example[]) => change({ ...rule, examples });
  const add = () =>
    put([
      ...rule.examples,
      {
        title: namesOf(() => text("example.new", { number: rule.examples.length + 1 })),
        messages: linesOf(text("example.newMessages")),
        findings: [],
      },
    ]);
  return (
    <section className={styles.section} aria-labelledby="rule-examples">
      <h3 id="rule-examples" className={styles.heading}>
        {text("examples")}
      </h3>
      <p className={styles.quiet}>{text("examples.hint")}</p>
      {rule.examples.length > 0 && (
        <p role="status" className={styles.quiet}>
          {text("examples.agree", { agreeing, all: rule.examples.length })}
        </p>
      )}
      {rule.examples.map((example, i) => (
        <ExampleEditor
          key={`${rule.examples.length} ${i}`}
          number={i + 1}
          example={example}
          answer={answers[i]}
          onChange={(next) => put(rule.examples.map((each, k) => (k === i ? next : each)))}
          onRemove={() => put(rule.examples.filter((_, k) => k !== i))}
        />
      ))}
      <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
        {text("example.add")}
      </Button>
    </section>
  );
}

interface ExampleEditorProps {
  readonly number: number;
  readonly example: Example;
  readonly answer: ReturnType<typeof judged>;
  readonly onChange: (example: Example) => void;
  readonly onRemove: () => void;
}

function ExampleEditor({ number, example, answer, onChange, onRemove }: ExampleEditorProps) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { title, messages, findings } = example;
  const shows = showsOf(example);
  const said = saidIn(answer);
  const put = (fields: Partial<Example>) => onChange({ ...example, ...fields });
  return (
    <div role="group" aria-label={text("example.one", { number })} className={styles.card}>
      <div className={styles.cardHead}>
        <Verdict example={example} answer={answer} />
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={text("example.remove", { number })}
          onClick={onRemove}
        />
      </div>
      <Field label={text("example.title")}>
        <Input
          size="small"
          className={styles.date}
          value={title[locale]}
          onChange={(_, { value }) => put({ title: renamed(title, locale, value) })}
        />
      </Field>
      <WrittenField
        label={text("example.messages")}
        hint={text("example.messages.hint")}
        written={messages.join("\n")}
        onWrite={(typed) => {
          put({ messages: linesOf(typed) });
          return true;
        }}
      />
      <Field label={text("example.shows")}>
        <Select
          size="small"
          className={styles.select}
          value={typeof shows === "string" ? shows : shows.reason}
          onChange={(_, { value }) =>
            onChange(
              withShows(example, value === "found" || value === "passed" ? value : { reason: value }, said),
            )
          }
        >
          <option value="found">{text("example.shows.found")}</option>
          <option value="passed">{text("example.shows.passed")}</option>
          {[...new Set([...reasons, ...(typeof shows === "string" ? [] : [shows.reason])])].map((reason) => (
            <option key={reason} value={reason}>
              {text("example.shows.unknown", { reason: reasonSentence(locale, reason) })}
            </option>
          ))}
        </Select>
      </Field>
      {shows === "found" && (
        <WrittenField
          label={text("example.findings")}
          hint={text("example.findings.hint")}
          wrong={text("example.findings.wrong")}
          written={placesText(findings)}
          onWrite={(typed) => {
            const places = placesOf(typed);
            if (places === null || places.length === 0) return false;
            put({ findings: places });
            return true;
          }}
        />
      )}
      {said && !agrees(example, said) && (
        <Button size="small" className={styles.action} onClick={() => onChange(asJudged(example, said))}>
          {text("example.take")}
        </Button>
      )}
      <Fold label={text("example.more")}>
        <Circumstances example={example} onChange={onChange} />
      </Fold>
    </div>
  );
}

/** Whether the rule says of the example what it should, and what it says instead. */
function Verdict({ example, answer }: Pick<ExampleEditorProps, "example" | "answer">) {
  const language = useLanguage();
  const { locale } = language;
  const text = useEditorText();
  const styles = useEditorStyles();
  if (answer === "unfinished" || answer instanceof Problem)
    return (
      <span className={styles.verdict}>
        <WarningRegular aria-hidden />
        {answer === "unfinished"
          ? text("example.unfinished")
          : text("example.unread", { why: sayTrouble(language, answer) })}
      </span>
    );
  if (agrees(example, answer))
    return (
      <span className={styles.verdict}>
        <CheckmarkCircleRegular aria-hidden />
        {text("example.agrees")}
      </span>
    );
  const { findings, notEvaluable } = answer;
  const said =
    notEvaluable !== null
      ? text("example.says.unknown", { reason: reasonSentence(locale, notEvaluable) })
      : findings.length === 0
        ? text("example.says.passed")
        : text("example.says.found", {
            places: findings.map(({ rows }) => rows.join(" ")).join(" / "),
          });
  return (
    <span className={styles.verdict}>
      <WarningRegular aria-hidden />
      {text("example.differs", { said })}
    </span>
  );
}

/** What else an example says of its record; few rules look at it. */
function Circumstances({ example, onChange }: Pick<ExampleEditorProps, "example" | "onChange">) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule } = useDraft();
  const { others, orders, products, recordEnd, parameters = {} } = example;
  const put = (fields: Partial<Example>) => onChange({ ...example, ...fields });
  /** An empty field is no field. */
  const orNone = <Item,>(list: Item[]): Item[] | undefined => (list.length > 0 ? list : undefined);
  return (
    <>
      <WrittenField
        label={text("example.others")}
        hint={text("example.others.hint")}
        written={conversationsText(others)}
        onWrite={(typed) => {
          put({ others: orNone(conversationsOf(typed)) });
          return true;
        }}
      />
      <WrittenField
        label={text("example.orders")}
        hint={text("example.orders.hint")}
        wrong={text("example.orders.wrong")}
        written={ordersText(orders)}
        onWrite={(typed) => {
          const written = ordersOf(typed);
          if (written) put({ orders: orNone(written) });
          return written !== null;
        }}
      />
      <WrittenField
        label={text("example.products")}
        hint={text("example.products.hint")}
        written={productsText(products)}
        onWrite={(typed) => {
          put({ products: orNone(productsOf(typed)) });
          return true;
        }}
      />
      <WrittenField
        isLine
        label={text("example.recordEnd")}
        hint={text("example.recordEnd.hint")}
        wrong={text("example.recordEnd.wrong")}
        written={recordEnd ?? ""}
        onWrite={(typed) => {
          const time = typed.normalize("NFKC").trim();
          if (time !== "" && !isClock(time)) return false;
          put({ recordEnd: time === "" ? undefined : time });
          return true;
        }}
      />
      {Object.entries(rule.parameters).map(([name, parameter]) => {
        const scale = scaleOf(parameter);
        const value = parameters[name];
        return (
          <NumberField
            key={name}
            optional
            orientation="horizontal"
            className={styles.number}
            label={text("example.parameter", { name: asLabel(parameter.names[locale]) })}
            unit={t(scale.unit)}
            minimum={shown(scale, parameter.minimum)}
            maximum={shown(scale, parameter.maximum)}
            value={value === undefined ? undefined : shown(scale, value)}
            onChange={(typed) => {
              const { [name]: _, ...rest } = parameters;
              const next = typed === undefined ? rest : { ...rest, [name]: meant(scale, typed) };
              put({ parameters: Object.keys(next).length > 0 ? next : undefined });
            }}
          />
        );
      })}
    </>
  );
}

interface WrittenFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What is said of a text that cannot be read. */
  readonly wrong?: string;
  readonly written: string;
  readonly isLine?: boolean;
  /** Takes a text; false: it cannot be read. */
  readonly onWrite: (typed: string) => boolean;
}

/** A text that is read while it is typed; while it has the focus it keeps what was typed. */
function WrittenField({ label, hint, wrong, written, isLine = false, onWrite }: WrittenFieldProps) {
  const styles = useEditorStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const [isRead, setRead] = useState(true);
  const common = {
    value: typed ?? written,
    onChange: (_: unknown, { value }: { readonly value: string }) => {
      setTyped(value);
      setRead(onWrite(value));
    },
    onBlur: () => {
      // A text that cannot be read stays, to be mended.
      if (isRead) setTyped(null);
    },
  };
  return (
    <Field label={label} hint={hint} validationMessage={isRead ? undefined : wrong}>
      {isLine ? (
        <Input size="small" className={styles.date} {...common} />
      ) : (
        <Textarea className={styles.text} resize="vertical" spellCheck={false} {...common} />
      )}
    </Field>
  );
}
