import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { textFormats } from "../../chat/formats/textFormats";
import type { Rule } from "../../inspection";
import { ruleEditorText, type RuleEditorKey } from "../../locales/ruleEditor";
import { useLanguage } from "../language";
import { useEditorStyles } from "./editor/Editor.styles";
import { Fold } from "./editor/Fold";
import { PickList } from "./editor/PickList";
import { useEditorText } from "./useEditorText";

type Limits = Pick<Rule, "active" | "appliesTo">;
type AppliesTo = NonNullable<Rule["appliesTo"]>;
type Days = NonNullable<Rule["active"]>;

interface AppliesEditorProps {
  readonly rule: Limits;
  /** Receives the limits as they now are; what is absent is no limit. */
  readonly onChange: (limits: Limits) => void;
}

/** Platforms that the formats of chats tell by themselves. */
const knownPlatforms = [...new Set(textFormats.flatMap(({ platform }) => platform ?? []))];

/** Which conversations a rule is for: days, platforms, agents, before or after a sale. Folded until somebody looks. */
export function AppliesEditor({ rule, onChange }: AppliesEditorProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const nameOf = usePlatformName();
  const where = useLimitsText(rule);
  const { active, appliesTo = {} } = rule;
  const change = (edit: AppliesTo) => onChange(limitsOf(active, { ...appliesTo, ...edit }));
  const platforms = [...new Set([...knownPlatforms, ...(appliesTo.platforms ?? [])])];
  return (
    <Fold label={text("applies")} summary={text("applies.now", { where })}>
      <Field label={text("applies.service")} orientation="horizontal" className={styles.number}>
        <Select
          size="small"
          className={styles.select}
          value={appliesTo.service ?? ""}
          onChange={(_, { value }) =>
            change({ service: value === "" ? undefined : (value as AppliesTo["service"]) })
          }
        >
          <option value="">{text("applies.service.any")}</option>
          <option value="preSale">{text("applies.service.preSale")}</option>
          <option value="afterSale">{text("applies.service.afterSale")}</option>
        </Select>
      </Field>
      <DaysFields active={active} onChange={(days) => onChange(limitsOf(days, appliesTo))} />
      <PickList
        label={text("applies.platforms")}
        hint={text("applies.platforms.hint")}
        options={new Map(platforms.map((platform) => [platform, nameOf(platform)]))}
        picked={appliesTo.platforms ?? []}
        onChange={(picked) => change({ platforms: picked })}
      />
      <AgentsField agents={appliesTo.agents ?? []} onChange={(agents) => change({ agents })} />
    </Fold>
  );
}

interface DaysFieldsProps {
  readonly active: Days | undefined;
  readonly onChange: (active: Days) => void;
}

/** First and last day. Days in the wrong order are kept to be corrected and take no effect. */
function DaysFields({ active, onChange }: DaysFieldsProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const [typed, setTyped] = useState<Days | null>(null);
  const { from = "", to = "" } = typed ?? active ?? {};
  const edit = (days: Days) => {
    const isBackwards = !!days.from && !!days.to && days.to < days.from;
    setTyped(isBackwards ? days : null);
    if (!isBackwards) onChange(days);
  };
  return (
    <>
      <Field label={text("applies.from")} orientation="horizontal" className={styles.number}>
        <Input
          size="small"
          type="date"
          className={styles.date}
          value={from}
          onChange={(_, { value }) => edit({ from: value, to })}
        />
      </Field>
      <Field
        label={text("applies.to")}
        orientation="horizontal"
        className={styles.number}
        hint={text("applies.days.hint")}
        validationMessage={typed ? text("applies.days.order") : undefined}
      >
        <Input
          size="small"
          type="date"
          className={styles.date}
          value={to}
          onChange={(_, { value }) => edit({ from, to: value })}
        />
      </Field>
    </>
  );
}

interface AgentsFieldProps {
  readonly agents: readonly string[];
  readonly onChange: (agents: string[]) => void;
}

/** Names, one a line; empty lines are there only while somebody writes. */
function AgentsField({ agents, onChange }: AgentsFieldProps) {
  const text = useEditorText();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={text("applies.agents")} hint={text("applies.agents.hint")}>
      <Textarea
        size="small"
        resize="vertical"
        value={typed ?? agents.join("\n")}
        onChange={(_, { value }) => {
          setTyped(value);
          const names = value.split(/[\n,，;；、]/).map((name) => name.trim());
          onChange([...new Set(names.filter((name) => name !== ""))]);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

/** Limits without what limits nothing. */
function limitsOf(active: Days | undefined, { agents, platforms, service }: AppliesTo): Limits {
  const days = { ...(active?.from && { from: active.from }), ...(active?.to && { to: active.to }) };
  const where = {
    ...(agents && agents.length > 0 && { agents }),
    ...(platforms && platforms.length > 0 && { platforms }),
    ...(service && { service }),
  };
  return {
    ...(Object.keys(days).length > 0 && { active: days }),
    ...(Object.keys(where).length > 0 && { appliesTo: where }),
  };
}

/** The name of a platform; one that nobody named here is called as the rules call it. */
function usePlatformName(): (platform: string) => string {
  const { locale } = useLanguage();
  return (platform) =>
    knownPlatforms.includes(platform)
      ? ruleEditorText(locale, `platform.${platform}` as RuleEditorKey)
      : platform;
}

/** Limits in a few words. */
function useLimitsText({ active, appliesTo }: Limits): string {
  const text = useEditorText();
  const nameOf = usePlatformName();
  const said = [
    appliesTo?.service && text(`applies.service.${appliesTo.service}`),
    active && `${active.from ?? ""}–${active.to ?? ""}`,
    ...(appliesTo?.platforms ?? []).map(nameOf),
    ...(appliesTo?.agents ?? []),
  ].filter((each) => !!each);
  return said.length === 0 ? text("applies.everywhere") : said.join(text("applies.comma"));
}
