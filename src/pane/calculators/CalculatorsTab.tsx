import { Button, Field, Input, Tab, TabList } from "@fluentui/react-components";
import { useState } from "react";
import type { CellRange } from "../../excel";
import { addressOf, parseAddress } from "../../excel/address";
import { useDoor } from "../door";
import { useSelectedRange } from "../functions/useSheet";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { blockOf } from "./block";
import { calculatorIds, calculators, type CalculatorId } from "./calculators";
import { useCalculatorStyles } from "./Calculators.styles";
import { parseInput, type Input as CalculatorInput } from "./inputs";
import { count, type Values } from "./Results";
import { useCalculatorText } from "./useCalculatorText";

type Typed = Readonly<Record<string, string>>;

/** Four questions about money, counted as one types, and put into the sheet as formulas. */
export function CalculatorsTab() {
  const { text } = useCalculatorText();
  const styles = useCalculatorStyles();
  const [shown, setShown] = useState<CalculatorId>("afterSales");
  const [typed, setTyped] = useState<Readonly<Record<CalculatorId, Typed>>>({
    afterSales: calculators.afterSales.examples,
    reminders: calculators.reminders.examples,
    target: calculators.target.examples,
    drivers: calculators.drivers.examples,
  });
  return (
    <div className={styles.root}>
      <h2 className={styles.title}>{text("title")}</h2>
      <p className={styles.quiet}>{text("intro")}</p>
      <TabList
        size="small"
        selectedValue={shown}
        onTabSelect={(_, { value }) => setShown(value as CalculatorId)}
        aria-label={text("choose")}
      >
        {calculatorIds.map((id) => (
          <Tab key={id} value={id} id={`calculator-${id}`} aria-controls="calculator">
            {text(id)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="calculator" aria-labelledby={`calculator-${shown}`}>
        <CalculatorForm
          key={shown}
          id={shown}
          typed={typed[shown]}
          onType={(name, value) =>
            setTyped((before) => ({ ...before, [shown]: { ...before[shown], [name]: value } }))
          }
        />
      </div>
    </div>
  );
}

interface CalculatorFormProps {
  readonly id: CalculatorId;
  readonly typed: Typed;
  readonly onType: (name: string, value: string) => void;
}

function CalculatorForm({ id, typed, onType }: CalculatorFormProps) {
  const language = useLanguage();
  const { text } = useCalculatorText();
  const styles = useCalculatorStyles();
  const { inputs } = calculators[id];
  const parsed = inputs.map((input) => ({ input, ...parsedOf(input, typed) }));
  const complete = parsed.every(({ trouble }) => trouble === null);
  const values: Values = Object.fromEntries(parsed.map(({ input, value }) => [input.name, value]));
  const result = complete ? attempt(() => count(id, values)) : null;

  const say = (trouble: NonNullable<ReturnType<typeof parsedOf>["trouble"]>, { kind }: CalculatorInput) =>
    text(
      `wrong.${trouble}`,
      trouble === "number" ? { example: kind === "rate" ? text("rate.example") : "120" } : {},
    );

  return (
    <div className={styles.body}>
      <p className={styles.quiet}>{text(`${id}.intro`)}</p>
      <div className={styles.fields}>
        {parsed.map(({ input, trouble }) => (
          <Field
            key={input.name}
            label={input.optional ? text("optional", { name: text(input.name) }) : text(input.name)}
            validationMessage={trouble === null ? undefined : say(trouble, input)}
          >
            <Input
              size="small"
              className={styles.input}
              inputMode="decimal"
              autoComplete="off"
              value={typed[input.name] ?? ""}
              onChange={(_, { value }) => onType(input.name, value)}
            />
          </Field>
        ))}
      </div>
      {result?.value && (
        <section className={styles.body} aria-live="polite" aria-label={text("results")}>
          <h3 className={styles.heading}>{text("results")}</h3>
          {result.value.draw()}
        </section>
      )}
      {result && !result.value && <Message intent="warning">{sayTrouble(language, result.trouble)}</Message>}
      {result?.value && <InsertBlock id={id} values={values} />}
    </div>
  );
}

function parsedOf(input: CalculatorInput, typed: Typed) {
  const parsed = parseInput(typed[input.name] ?? "", input);
  return "trouble" in parsed
    ? { value: null, trouble: parsed.trouble }
    : { value: parsed.value, trouble: null };
}

function attempt<Value>(
  counting: () => Value,
): { value: Value; trouble: null } | { value: null; trouble: unknown } {
  try {
    return { value: counting(), trouble: null };
  } catch (trouble) {
    return { value: null, trouble };
  }
}

type Outcome =
  | { readonly kind: "inserted"; readonly cell: string }
  | { readonly kind: "occupied"; readonly address: string }
  | { readonly kind: "failed"; readonly trouble: unknown };

/** Writes the inputs and the formulas that refer to them from the selected cell on. */
function InsertBlock({ id, values }: { readonly id: CalculatorId; readonly values: Values }) {
  const language = useLanguage();
  const { text } = useCalculatorText();
  const styles = useCalculatorStyles();
  const door = useDoor();
  const target = useSelectedRange();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const cell = target ? firstCell(target) : null;
  const { formulas } = blockOf(calculators[id], values, cell ?? "A1", text);

  const insert = async () => {
    setOutcome(null);
    try {
      const place = await door.selectedRange();
      const at = firstCell(place);
      const { cells, ...room } = blockOf(calculators[id], values, at, text);
      const done = await door.insertBlock(place, cells, room);
      setOutcome(
        done.kind === "inserted" ? { kind: "inserted", cell: at } : { kind: "occupied", address: done.shows },
      );
    } catch (trouble) {
      setOutcome({ kind: "failed", trouble });
    }
  };

  return (
    <section className={styles.body}>
      <div className={styles.chart}>
        <h3 className={styles.heading}>{text("insert.formulas")}</h3>
        <output className={styles.code}>{formulas.join("\n")}</output>
      </div>
      <p className={styles.quiet}>{text("insert.hint")}</p>
      <Button
        appearance="primary"
        className={styles.insert}
        disabled={cell === null}
        onClick={() => void insert()}
      >
        {cell === null ? text("insert.none") : text("insert", { cell })}
      </Button>
      {outcome?.kind === "inserted" && (
        <Message intent="success">{text("insert.done", { cell: outcome.cell })}</Message>
      )}
      {outcome?.kind === "occupied" && (
        <Message intent="warning">{text("insert.occupied", { address: outcome.address })}</Message>
      )}
      {outcome?.kind === "failed" && (
        <Message intent="error" title={text("insert.failed")}>
          {sayTrouble(language, outcome.trouble)}
        </Message>
      )}
    </section>
  );
}

function firstCell({ address }: CellRange): string {
  const place = parseAddress(address);
  return place ? addressOf({ ...place, rows: 1, columns: 1 }) : address;
}
