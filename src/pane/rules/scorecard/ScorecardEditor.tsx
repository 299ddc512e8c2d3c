import { Button, Field, Input, Select, Text } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Scorecard } from "../../../inspection/scorecard";
import type { PointsCard, WeightedCard } from "../../../inspection/scorecard/card";
import { PageTitle } from "../../explain/PageTitle";
import { useLanguage } from "../../language";
import { Message } from "../../shared/Message";
import { sayTrouble } from "../../trouble";
import { useEditorStyles } from "../editor/Editor.styles";
import { PickList } from "../editor/PickList";
import { UndoButton } from "../editor/UndoButton";
import { groupName } from "../groups";
import { NumberField } from "../NumberField";
import { canonical, namesOf, renamed } from "../ownRules";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { CardItems } from "./CardItems";
import { byMethod, freeSection, troubleWithCard, type CardTrouble, type Method } from "./cards";
import { useCardText } from "./useCardText";

/** A scorecard of the shop's own, in forms. It is kept whenever it can be used; until then it is said what is missing. */
export function ScorecardEditor({ onBack }: { readonly onBack: () => void }) {
  const editorText = useEditorText();
  const text = useCardText();
  const styles = useEditorStyles();
  const { changes, replace } = useRules();
  const [edited, setEdited] = useState<{ readonly of: string; readonly card: Scorecard } | null>(null);
  const standing = typeof changes?.scorecard === "object" ? changes.scorecard : null;
  const of = useMemo(() => canonical(standing), [standing]);
  // What is undone, or comes from elsewhere, takes the place of the draft.
  const draft = edited?.of === of ? edited.card : null;
  const card = draft ?? standing;
  const trouble = useMemo(
    () => (draft && changes ? troubleWithCard(changes, draft) : null),
    [draft, changes],
  );

  const change = (next: Scorecard) => {
    if (!changes) return;
    const isUsable = troubleWithCard(changes, next) === null;
    setEdited({ of: isUsable ? canonical(next) : of, card: next });
    if (isUsable) replace({ ...changes, scorecard: next });
  };
  return (
    <section
      className={styles.page}
      aria-label={text("title")}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== "Escape") return;
        event.preventDefault();
        onBack();
      }}
    >
      <PageTitle title={text("title")} back={editorText("editor.back")} onBack={onBack} />
      {card && <p className={styles.quiet}>{text("saved")}</p>}
      <UndoButton />
      {card ? <CardForm card={card} onChange={change} /> : <Text>{text("gone")}</Text>}
      {trouble && (
        <div className={styles.trouble}>
          <Message intent="warning" title={text("invalid")}>
            <TroubleText trouble={trouble} />
          </Message>
        </div>
      )}
    </section>
  );
}

function TroubleText({ trouble }: { readonly trouble: CardTrouble }) {
  const language = useLanguage();
  const text = useCardText();
  if ("problem" in trouble) return sayTrouble(language, trouble.problem);
  return text(`trouble.${trouble.code}`, { section: "section" in trouble ? trouble.section : 0 });
}

interface CardFormProps<Card extends Scorecard> {
  readonly card: Card;
  readonly onChange: (card: Scorecard) => void;
}

function CardForm({ card, onChange }: CardFormProps<Scorecard>) {
  const { locale } = useLanguage();
  const text = useCardText();
  const styles = useEditorStyles();
  const { ruleset } = useRules();
  const methods: readonly Method[] = ["points", "weighted"];
  return (
    <>
      <Field label={text("name")}>
        <Input
          size="small"
          className={styles.date}
          value={card.names[locale]}
          onChange={(_, { value }) => onChange({ ...card, names: renamed(card.names, locale, value) })}
        />
      </Field>
      <Field label={text("method")}>
        <Select
          size="small"
          className={styles.select}
          value={card.method}
          onChange={(_, { value }) => onChange(byMethod(card, value as Method, ruleset.rules))}
        >
          {methods.map((method) => (
            <option key={method} value={method}>
              {text(`method.${method}`)}
            </option>
          ))}
        </Select>
      </Field>
      <section className={styles.section} aria-labelledby="card-sections">
        <h3 id="card-sections" className={styles.heading}>
          {text("sections")}
        </h3>
        {card.method === "points" ? (
          <PointsSections card={card} onChange={onChange} />
        ) : (
          <WeightedSections card={card} onChange={onChange} />
        )}
      </section>
      {card.method === "weighted" && (
        <section className={styles.section} aria-labelledby="card-bonus">
          <h3 id="card-bonus" className={styles.heading}>
            {text("bonus")}
          </h3>
          <p className={styles.quiet}>{text("bonus.hint")}</p>
          <CardItems items={card.bonus} onChange={(bonus) => onChange({ ...card, bonus })} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="card-fatal">
        <h3 id="card-fatal" className={styles.heading}>
          {text("fatal")}
        </h3>
        <p className={styles.quiet}>{text("fatal.hint")}</p>
        <RulePicks
          label={text("item.rule")}
          picked={card.fatal}
          onChange={(fatal) => onChange({ ...card, fatal })}
        />
      </section>
    </>
  );
}

interface SectionHeadProps {
  readonly card: Scorecard;
  readonly at: number;
  readonly onChange: (card: Scorecard) => void;
}

/** What a section is called, and the way to be rid of it. */
function SectionHead({ card, at, onChange }: SectionHeadProps) {
  const { locale } = useLanguage();
  const text = useCardText();
  const styles = useEditorStyles();
  const { names } = card.sections[at];
  const put = (sections: Scorecard["sections"]) => onChange({ ...card, sections } as Scorecard);
  return (
    <div className={styles.cardHead}>
      <Field label={text("section.name")} className={styles.grow}>
        <Input
          size="small"
          className={styles.date}
          value={names[locale]}
          onChange={(_, { value }) =>
            put(
              card.sections.map((each, i) =>
                i === at ? { ...each, names: renamed(names, locale, value) } : each,
              ) as Scorecard["sections"],
            )
          }
        />
      </Field>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={text("section.remove", { name: names[locale] })}
        onClick={() => put(card.sections.filter((_, i) => i !== at) as Scorecard["sections"])}
      />
    </div>
  );
}

function WeightedSections({ card, onChange }: CardFormProps<WeightedCard>) {
  const text = useCardText();
  const styles = useEditorStyles();
  const total = card.sections.reduce((sum, { weight }) => sum + weight, 0);
  const put = (at: number, fields: Partial<WeightedCard["sections"][number]>) =>
    onChange({
      ...card,
      sections: card.sections.map((each, i) => (i === at ? { ...each, ...fields } : each)),
    });
  const add = () => {
    const section = {
      id: freeSection(card),
      names: namesOf(() => text("section.new")),
      weight: 10,
      items: [],
    };
    onChange({ ...card, sections: [...card.sections, section] });
  };
  return (
    <>
      {card.sections.map(({ id, weight, items }, i) => (
        <div key={id} role="group" aria-label={text("section", { number: i + 1 })} className={styles.card}>
          <SectionHead card={card} at={i} onChange={onChange} />
          <NumberField
            label={text("weight")}
            orientation="horizontal"
            className={styles.number}
            hint={text("weight.share", { share: weight / total })}
            minimum={0.1}
            maximum={1000}
            value={weight}
            onChange={(typed) => put(i, { weight: typed ?? weight })}
          />
          <CardItems items={items} onChange={(next) => put(i, { items: next })} />
        </div>
      ))}
      <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
        {text("section.add")}
      </Button>
    </>
  );
}

function PointsSections({ card, onChange }: CardFormProps<PointsCard>) {
  const { t } = useLanguage();
  const editorText = useEditorText();
  const text = useCardText();
  const styles = useEditorStyles();
  const { ruleset } = useRules();
  const groups = new Map(ruleset.rules.map(({ group }) => [group, groupName(t, editorText, group)] as const));
  const put = (at: number, fields: Partial<PointsCard["sections"][number]>) =>
    onChange({
      ...card,
      sections: card.sections.map((each, i) => (i === at ? { ...each, ...fields } : each)),
    });
  const add = () => {
    const section = {
      id: freeSection(card),
      names: namesOf(() => text("section.new")),
      rules: [],
      groups: [],
    };
    onChange({ ...card, sections: [...card.sections, section] });
  };
  return (
    <>
      {card.sections.map((section, i) => (
        <div
          key={section.id}
          role="group"
          aria-label={text("section", { number: i + 1 })}
          className={styles.card}
        >
          <SectionHead card={card} at={i} onChange={onChange} />
          <RulePicks label={text("rules")} picked={section.rules} onChange={(rules) => put(i, { rules })} />
          <PickList
            label={text("groups")}
            hint={text("groups.hint")}
            options={groups}
            picked={section.groups}
            onChange={(picked) => put(i, { groups: picked })}
          />
        </div>
      ))}
      <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
        {text("section.add")}
      </Button>
    </>
  );
}

interface RulePicksProps {
  readonly label: string;
  readonly picked: readonly string[];
  readonly onChange: (picked: string[]) => void;
}

function RulePicks(props: RulePicksProps) {
  const { locale } = useLanguage();
  const { ruleset } = useRules();
  return <PickList {...props} options={new Map(ruleset.rules.map(({ id, names }) => [id, names[locale]]))} />;
}
