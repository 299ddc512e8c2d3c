import { Button, Field, Input, Tooltip } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular, TableCellEditRegular } from "@fluentui/react-icons";
import { useId, useRef, useState, type FormEvent } from "react";
import type { CellRange } from "../../excel";
import { addressOf, parseAddress } from "../../excel/address";
import { parameterText } from "../../locales/functions";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { wantedOf, type FunctionEntry, type ParameterEntry } from "./catalogue";
import {
  chatArguments,
  formulaOf,
  missingParameter,
  reference,
  refersToItself,
  takesOneConversation,
  type Argument,
  type Arguments,
} from "./formula";
import { useFunctionStyles } from "./Functions.styles";
import { useChatRanges, useSelectedRange } from "./useSheet";
import { useGallery } from "./useGallery";

/** How the last attempt to insert went. */
type Outcome =
  | { readonly kind: "inserted"; readonly cell: string }
  | { readonly kind: "occupied"; readonly cell: string; readonly shows: string }
  | { readonly kind: "circular"; readonly cell: string }
  | { readonly kind: "failed"; readonly trouble: unknown };

/** Fills the parameters with the chat's columns or what a person selects, and writes the formula at the selection. */
export function InsertForm({ entry }: { readonly entry: FunctionEntry }) {
  const { locale, say } = useGallery();
  const door = useDoor();
  const styles = useFunctionStyles();
  const chat = useChatRanges(entry);
  const target = useSelectedRange();
  const [edited, setEdited] = useState<Arguments>({});
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();

  const filled = chat ? chatArguments(entry, chat) : {};
  const given: Arguments = { ...filled, ...edited };
  const sheet = target?.sheetId ?? "";
  const missing = asked ? missingParameter(entry, given) : undefined;
  const formula = formulaOf(entry, given, sheet);
  const cell = target ? firstCell(target) : null;

  // What the chat fills in is shown with what must be filled in; the rest is there for who looks for it.
  const isOption = ({ name, optional }: ParameterEntry) => optional && !(name in filled);
  const options = entry.parameters.filter(isOption);

  const change = (name: string, argument: Argument) => {
    setEdited((before) => ({ ...before, [name]: argument }));
    setOutcome(null);
  };

  const pick = async (name: string) => {
    try {
      change(name, await door.selectedRange());
    } catch (trouble) {
      setOutcome({ kind: "failed", trouble });
    }
  };

  const insert = async (overwrite: boolean) => {
    setAsked(true);
    const lacking = missingParameter(entry, given);
    if (lacking) {
      setOutcome(null);
      form.current?.querySelector<HTMLInputElement>(`input[name="${lacking.name}"]`)?.focus();
      return;
    }
    try {
      // Asked anew: where the pane does not hear of selections, the formula must not go where it once was.
      const place = await door.selectedRange();
      const shown = firstCell(place);
      if (refersToItself(given, place)) {
        setOutcome({ kind: "circular", cell: shown });
        return;
      }
      const done = await door.insertFormula(place, formulaOf(entry, given, place.sheetId), overwrite);
      setOutcome({ ...done, cell: shown });
    } catch (trouble) {
      setOutcome({ kind: "failed", trouble });
    }
  };

  const field = (parameter: ParameterEntry) => (
    <ParameterField
      key={parameter.name}
      id={entry.id}
      parameter={parameter}
      argument={given[parameter.name] ?? ""}
      sheet={sheet}
      missing={missing?.name === parameter.name}
      onChange={(argument) => change(parameter.name, argument)}
      onPick={() => void pick(parameter.name)}
    />
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void insert(false);
  };

  return (
    <form ref={form} className={styles.form} aria-labelledby={heading} onSubmit={submit} noValidate>
      <h3 id={heading} className={styles.heading}>
        {say("insert.title")}
      </h3>
      {chat && Object.keys(filled).length > 0 && (
        <p className={styles.quiet}>
          {takesOneConversation(entry) && chat.firstConversation
            ? say("insert.one", { function: "CHAT_METRICS" })
            : say("insert.filled", { sheet: chat.sheetName })}
        </p>
      )}
      {entry.parameters.filter((each) => !isOption(each)).map(field)}
      {options.length > 0 && (
        <>
          <Button
            appearance="subtle"
            className={styles.more}
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {say("insert.options", { count: options.length })}
          </Button>
          {open && options.map(field)}
        </>
      )}
      <div className={styles.formula}>
        <span className={styles.name}>{say("insert.formula")}</span>
        <output className={styles.code}>{formula}</output>
        {(entry.result !== "cell" || entry.example.result[locale].length > 1) && (
          <p className={styles.quiet}>{say("insert.spills")}</p>
        )}
      </div>
      <Button type="submit" appearance="primary" className={styles.insert} disabled={cell === null}>
        {cell === null ? say("insert.title") : say("insert.do", { cell })}
      </Button>
      {outcome && (
        <OutcomeMessage
          outcome={outcome}
          onOverwrite={() => void insert(true)}
          onKeep={() => setOutcome(null)}
        />
      )}
    </form>
  );
}

interface ParameterFieldProps {
  readonly id: string;
  readonly parameter: ParameterEntry;
  readonly argument: Argument;
  /** Id of the sheet in which the formula will stand. */
  readonly sheet: string;
  readonly missing: boolean;
  readonly onChange: (argument: Argument) => void;
  readonly onPick: () => void;
}

function ParameterField(props: ParameterFieldProps) {
  const { id, parameter, argument, sheet, missing, onChange, onPick } = props;
  const { locale, say } = useGallery();
  const list = useId();
  const { name } = parameterText(locale, id, parameter.name);
  const label = parameter.optional ? say("insert.optional", { name }) : name;
  const pick = say("insert.pick", { name });
  return (
    <Field
      label={label}
      required={!parameter.optional}
      validationState={missing ? "error" : "none"}
      validationMessage={missing ? say("insert.missing", { name }) : undefined}
    >
      {(field) => (
        <>
          <Input
            {...field}
            name={parameter.name}
            autoComplete="off"
            list={parameter.choices.length > 0 ? list : undefined}
            placeholder={
              parameter.byDefault === null
                ? wantedOf(locale, parameter)
                : say("insert.byDefault", { value: parameter.byDefault })
            }
            value={typeof argument === "string" ? argument : reference(argument, sheet)}
            onChange={(_, { value }) => onChange(value)}
            contentAfter={
              <Tooltip content={pick} relationship="label">
                <Button
                  appearance="transparent"
                  size="small"
                  icon={<TableCellEditRegular />}
                  onClick={onPick}
                />
              </Tooltip>
            }
          />
          {parameter.choices.length > 0 && (
            <datalist id={list}>
              {parameter.choices.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

interface OutcomeMessageProps {
  readonly outcome: Outcome;
  readonly onOverwrite: () => void;
  readonly onKeep: () => void;
}

function OutcomeMessage({ outcome, onOverwrite, onKeep }: OutcomeMessageProps) {
  const language = useLanguage();
  const { say } = useGallery();
  switch (outcome.kind) {
    case "inserted":
      return <Message intent="success">{say("insert.done", { cell: outcome.cell })}</Message>;
    case "circular":
      return <Message intent="warning">{say("insert.circular", { cell: outcome.cell })}</Message>;
    case "failed":
      return (
        <Message intent="error" title={say("insert.failed")}>
          {sayTrouble(language, outcome.trouble)}
        </Message>
      );
    case "occupied":
      return (
        <Message
          intent="warning"
          title={say("insert.occupied", { cell: outcome.cell, shows: brief(outcome.shows) })}
          actions={
            <>
              <Button onClick={onKeep}>{say("insert.keep")}</Button>
              <Button onClick={onOverwrite}>{say("insert.overwrite")}</Button>
            </>
          }
        >
          {say("insert.occupied.do")}
        </Message>
      );
  }
}

/** The cell that a formula goes into when a range is selected. */
function firstCell({ address }: CellRange): string {
  const place = parseAddress(address);
  return place ? addressOf({ ...place, rows: 1, columns: 1 }) : address;
}

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
