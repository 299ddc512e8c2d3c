import { Button, Select } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useEditorText } from "../useEditorText";
import { useEditorStyles } from "./Editor.styles";
import { prefixes, type Group, type Prefix, type WhenNode } from "./whenTree";

interface WhenEditorProps {
  /** What the expression says. */
  readonly label: string;
  readonly group: Group;
  /** Names of all conditions of the rule. */
  readonly conditions: readonly string[];
  readonly labelOf: (name: string) => string;
  readonly onChange: (group: Group) => void;
}

/** Signs that most people need; the others are shown where they stand. */
const common: readonly Prefix[] = ["", "!", "?"];

/** When a rule hits: conditions of which all or any must hold, in groups within groups. */
export function WhenEditor({ label, group, conditions, labelOf, onChange }: WhenEditorProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const replace = (at: number, item: WhenNode) =>
    onChange({ ...group, items: group.items.map((each, i) => (i === at ? item : each)) });
  const remove = (at: number) => onChange({ ...group, items: group.items.filter((_, i) => i !== at) });
  const add = (item: WhenNode) => onChange({ ...group, items: [...group.items, item] });

  return (
    <div role="group" aria-label={label} className={styles.group}>
      <Select
        size="small"
        className={styles.select}
        aria-label={text("when.group")}
        value={group.kind}
        onChange={(_, { value }) => onChange({ ...group, kind: value as Group["kind"] })}
      >
        <option value="all">{text("when.all")}</option>
        <option value="any">{text("when.any")}</option>
      </Select>
      {group.items.map((item, at) =>
        item.kind === "condition" ? (
          <Line
            key={at}
            item={item}
            remove={text("when.remove", { name: labelOf(item.name) })}
            onChange={(prefix) => replace(at, { ...item, prefix })}
            onRemove={() => remove(at)}
          >
            <Select
              size="small"
              className={styles.letter}
              aria-label={text("when.which")}
              value={item.name}
              onChange={(_, { value }) => replace(at, { ...item, name: value })}
            >
              {conditions.map((name) => (
                <option key={name} value={name}>
                  {labelOf(name)}
                </option>
              ))}
            </Select>
          </Line>
        ) : (
          <div key={at} className={styles.section}>
            <Line
              item={item}
              remove={text("when.removeGroup")}
              onChange={(prefix) => replace(at, { ...item, prefix })}
              onRemove={() => remove(at)}
            />
            <WhenEditor
              label={label}
              group={item}
              conditions={conditions}
              labelOf={labelOf}
              onChange={(next) => replace(at, next)}
            />
          </div>
        ),
      )}
      {conditions.length > 0 && (
        <div className={styles.buttons}>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => add({ kind: "condition", prefix: "", name: unusedIn(group, conditions) })}
          >
            {text("when.addCondition")}
          </Button>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() =>
              add({
                kind: group.kind === "all" ? "any" : "all",
                prefix: "",
                items: [{ kind: "condition", prefix: "", name: unusedIn(group, conditions) }],
              })
            }
          >
            {text("when.addGroup")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProps {
  readonly item: WhenNode;
  /** What the button says that takes the item out. */
  readonly remove: string;
  readonly onChange: (prefix: Prefix) => void;
  readonly onRemove: () => void;
  /** What stands before its sign. */
  readonly children?: ReactNode;
}

/** A condition or a group with its sign, to be changed and taken out. */
function Line({ item, remove, onChange, onRemove, children }: LineProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const shown = prefixes.filter((prefix) => common.includes(prefix) || prefix === item.prefix);
  return (
    <div className={styles.line}>
      {children}
      <Select
        size="small"
        className={styles.grow}
        aria-label={text("when.truth")}
        value={item.prefix}
        onChange={(_, { value }) => onChange(value as Prefix)}
      >
        {shown.map((prefix) => (
          <option key={prefix} value={prefix}>
            {text(item.kind === "condition" ? `prefix.${prefix}` : `group.prefix.${prefix}`)}
          </option>
        ))}
      </Select>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={remove}
        onClick={onRemove}
      />
    </div>
  );
}

/** The first condition that a group does not have yet. */
function unusedIn({ items }: Group, conditions: readonly string[]): string {
  const used = new Set(items.map((item) => (item.kind === "condition" ? item.name : "")));
  return conditions.find((name) => !used.has(name)) ?? conditions[0];
}
