import { Field, Select } from "@fluentui/react-components";
import type { Condition } from "../../../inspection";
import type { Anchor, Scope } from "../../../inspection/language";
import { useEditorText } from "../useEditorText";
import { useDraft, withCondition, withField } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { AmountField } from "./FieldEditor";

interface ScopeEditorProps {
  readonly name: string;
  readonly condition: Condition;
  /** What a condition is called. */
  readonly labelOf: (name: string) => string;
}

const sides = ["after", "before", "around", "at", "answer", "turn"] as const;
const limits = ["messages", "seconds", "under"] as const;
type Limit = (typeof limits)[number];

/** Where a condition looks: the whole conversation, its beginning or end, or beside another condition. */
export function ScopeEditor({ name, condition, labelOf }: ScopeEditorProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
  const { part, anchor } = condition as Condition & Scope;
  const others = Object.keys(rule.conditions).filter((other) => other !== name);
  const withScope = ({ part, anchor }: Scope) =>
    withCondition(rule, name, withField(withField(condition, "part", part), "anchor", anchor));
  const where = anchor ? "anchor" : (part?.of ?? "whole");
  const choose = (value: string) => {
    if (value === "first" || value === "last")
      change(withScope({ part: { messages: 3, ...part, of: value } }));
    else if (value === "anchor")
      change(withScope({ anchor: { condition: others[0], hit: "first", side: "after" } }));
    else change(withScope({}));
  };

  return (
    <>
      <Field label={text("scope")}>
        <Select
          size="small"
          className={styles.select}
          value={where}
          onChange={(_, { value }) => choose(value)}
        >
          <option value="whole">{text("scope.whole")}</option>
          <option value="first">{text("scope.first")}</option>
          <option value="last">{text("scope.last")}</option>
          {(others.length > 0 || anchor) && <option value="anchor">{text("scope.anchor")}</option>}
        </Select>
      </Field>
      {part && (
        <Reach reach={part} limits={["messages", "seconds"]} put={(next) => withScope({ part: next })} />
      )}
      {anchor && (
        <>
          <AnchorFields
            anchor={anchor}
            others={others}
            labelOf={labelOf}
            onChange={(next) => change(withScope({ anchor: next }))}
          />
          <Reach reach={anchor} limits={limits} free put={(next) => withScope({ anchor: next })} />
        </>
      )}
    </>
  );
}

interface AnchorFieldsProps {
  readonly anchor: Anchor;
  readonly others: readonly string[];
  readonly labelOf: (name: string) => string;
  readonly onChange: (anchor: Anchor) => void;
}

function AnchorFields({ anchor, others, labelOf, onChange }: AnchorFieldsProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule } = useDraft();
  const hits = [
    ...(["first", "last", "any"] as const),
    ...(rule.forEach === anchor.condition ? (["each"] as const) : []),
    ...(typeof anchor.hit === "number" ? [] : [2]),
  ];
  return (
    <>
      <Field label={text("scope.of")}>
        <Select
          size="small"
          className={styles.select}
          value={anchor.condition}
          onChange={(_, { value }) => onChange({ ...anchor, condition: value, hit: "first" })}
        >
          {others.map((other) => (
            <option key={other} value={other}>
              {text("condition", { name: labelOf(other) })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("scope.hit")}>
        <Select
          size="small"
          className={styles.select}
          value={String(anchor.hit)}
          onChange={(_, { value }) =>
            onChange({ ...anchor, hit: /^\d+$/.test(value) ? Number(value) : (value as "first") })
          }
        >
          {[...hits, ...(typeof anchor.hit === "number" ? [anchor.hit, anchor.hit + 1] : [])].map((hit) => (
            <option key={hit} value={String(hit)}>
              {typeof hit === "number" ? text("scope.hit.number", { number: hit }) : text(`scope.hit.${hit}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("scope.side")}>
        <Select
          size="small"
          className={styles.select}
          value={anchor.side}
          onChange={(_, { value }) => onChange({ ...anchor, side: value as Anchor["side"] })}
        >
          {sides.map((side) => (
            <option key={side} value={side}>
              {text(`side.${side}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

type Reaching = Pick<Anchor, "messages" | "seconds" | "under">;

interface ReachProps<Reached extends Reaching> {
  readonly reach: Reached;
  readonly limits: readonly Limit[];
  /** There need not be a limit. */
  readonly free?: boolean;
  /** The rule with another reach. */
  readonly put: (reach: Reached) => ReturnType<typeof useDraft>["rule"];
}

/** How far it looks: so many messages or seconds. */
function Reach<Reached extends Reaching>({ reach, limits, free = false, put }: ReachProps<Reached>) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { change } = useDraft();
  const limit = limits.find((each) => reach[each] !== undefined);
  const without = () => {
    const { messages: _, seconds: __, under: ___, ...rest } = reach;
    return rest;
  };
  const choose = (value: string) =>
    change(
      put((value === "" ? without() : { ...without(), [value]: value === "messages" ? 3 : 60 }) as Reached),
    );
  return (
    <>
      <Field label={text("scope.limit")}>
        <Select
          size="small"
          className={styles.select}
          value={limit ?? ""}
          onChange={(_, { value }) => choose(value)}
        >
          {(free || limit === undefined) && <option value="">{text("scope.limit.none")}</option>}
          {limits.map((each) => (
            <option key={each} value={each}>
              {text(`scope.limit.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {limit && (
        <AmountField
          label={text("scope.amount")}
          amount={reach[limit]}
          unit={limit === "messages" ? "messages" : "seconds"}
          put={(value) => put({ ...reach, [limit]: value ?? 0 })}
        />
      )}
    </>
  );
}
