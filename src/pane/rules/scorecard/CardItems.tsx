import { Button, Field, Select, mergeClasses } from "@fluentui/react-components";
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  DismissRegular,
} from "@fluentui/react-icons";
import { scoredMetrics, type ScoredMetric } from "../../../inspection/scorecard";
import type { CardItem } from "../../../inspection/scorecard/card";
import { useLanguage } from "../../language";
import { useEditorStyles } from "../editor/Editor.styles";
import { NumberField } from "../NumberField";
import { useRules } from "../RulesProvider";
import { useRulesStyles } from "../Rules.styles";
import { metricItem, moved, ruleItem, unitOfMetric, type MetricItem } from "./cards";
import { useCardText } from "./useCardText";

/** As many points as the language takes for anything. */
const most = 1000;

interface CardItemsProps {
  readonly items: readonly CardItem[];
  readonly onChange: (items: CardItem[]) => void;
}

/** What a section counts: rules and metrics, each with its full marks. */
export function CardItems({ items, onChange }: CardItemsProps) {
  const { locale } = useLanguage();
  const text = useCardText();
  const styles = useEditorStyles();
  const { ruleset } = useRules();
  const nameOf = (item: CardItem) =>
    "metric" in item
      ? text(`metric.${item.metric}`)
      : (ruleset.rules.find(({ id }) => id === item.rule)?.names[locale] ?? item.rule);
  const put = (at: number, item: CardItem) => onChange(items.map((each, i) => (i === at ? item : each)));
  const taken = new Set(items.map((item) => ("metric" in item ? item.metric : item.rule)));
  return (
    <>
      {items.map((item, i) => {
        const name = nameOf(item);
        return (
          <div key={"metric" in item ? item.metric : item.rule} className={styles.section}>
            <div className={styles.cardHead}>
              <NumberField
                label={name}
                accessibleName={text("item.of", { name })}
                orientation="horizontal"
                className={mergeClasses(styles.number, styles.grow)}
                unit={text("unit.points")}
                minimum={0.1}
                maximum={most}
                value={item.of}
                onChange={(of) => put(i, { ...item, of: of ?? item.of })}
              />
              <span className={styles.itemActions}>
                {/* They stay where they lead nowhere, so that the key that moved an item can be pressed on. */}
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  aria-label={text("item.up", { name })}
                  disabledFocusable={i === 0}
                  onClick={() => onChange(moved(items, i, i - 1))}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowDownRegular />}
                  aria-label={text("item.down", { name })}
                  disabledFocusable={i === items.length - 1}
                  onClick={() => onChange(moved(items, i, i + 1))}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={text("item.remove", { name })}
                  onClick={() => onChange(items.filter((_, k) => k !== i))}
                />
              </span>
            </div>
            {"metric" in item && <Bands name={name} item={item} onChange={(next) => put(i, next)} />}
          </div>
        );
      })}
      <Adder
        label={text("item.rule")}
        options={ruleset.rules.flatMap(({ id, names }) =>
          taken.has(id) ? [] : [[id, names[locale]] as const],
        )}
        onAdd={(rule) => onChange([...items, ruleItem(ruleset.rules, rule)])}
      />
      <Adder
        label={text("item.metric")}
        options={scoredMetrics.flatMap((metric) =>
          taken.has(metric) ? [] : [[metric, text(`metric.${metric}`)] as const],
        )}
        onAdd={(metric) => onChange([...items, metricItem(metric as ScoredMetric)])}
      />
    </>
  );
}

interface AdderProps {
  readonly label: string;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly onAdd: (id: string) => void;
}

function Adder({ label, options, onAdd }: AdderProps) {
  const text = useCardText();
  const styles = useEditorStyles();
  return (
    <Field label={label} orientation="horizontal" className={styles.number}>
      <Select
        size="small"
        className={styles.select}
        value=""
        onChange={(_, { value }) => value !== "" && onAdd(value)}
      >
        <option value="">{text("item.add")}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface BandsProps {
  readonly name: string;
  readonly item: MetricItem;
  readonly onChange: (item: MetricItem) => void;
}

/** How many points a metric gets, up to which value. */
function Bands({ name, item, onChange }: BandsProps) {
  const { t } = useLanguage();
  const text = useCardText();
  const styles = useEditorStyles();
  const rows = useRulesStyles();
  const { bands, above, of } = item;
  const put = (at: number, band: MetricItem["bands"][number]) =>
    onChange({ ...item, bands: bands.map((each, i) => (i === at ? band : each)) });
  const add = () => {
    const last = bands[bands.length - 1];
    const upTo = last ? last.upTo * 1.5 || 1 : 1;
    onChange({ ...item, bands: [...bands, { upTo, got: Math.max(0, (last?.got ?? of) - 1) }] });
  };
  return (
    <div role="group" aria-label={text("bands", { name })} className={styles.group}>
      {bands.map((band, i) => (
        <div key={i} className={rows.band}>
          <NumberField
            label={text("band.upTo")}
            unit={t(`unit.${unitOfMetric[item.metric]}`)}
            value={band.upTo}
            onChange={(upTo) => put(i, { ...band, upTo: upTo ?? band.upTo })}
          />
          <NumberField
            label={text("band.got")}
            unit={text("unit.points")}
            maximum={of}
            value={band.got}
            onChange={(got) => put(i, { ...band, got: got ?? band.got })}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text("band.remove", { number: i + 1 })}
            onClick={() => onChange({ ...item, bands: bands.filter((_, k) => k !== i) })}
          />
        </div>
      ))}
      <NumberField
        label={text("above")}
        orientation="horizontal"
        className={styles.number}
        unit={text("unit.points")}
        maximum={of}
        value={above}
        onChange={(got) => onChange({ ...item, above: got ?? 0 })}
      />
      <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
        {text("band.add")}
      </Button>
    </div>
  );
}
