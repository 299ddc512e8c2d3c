import { Dropdown, Field, Option, Select, Text } from "@fluentui/react-components";
import { useId, useMemo } from "react";
import { agentNames } from "../../chat/agentNames";
import type { Overview, RecordPart } from "../../report";
import { useNumbers } from "../charts";
import { useReportStyles } from "./Report.styles";
import { useReportText } from "./useReportText";

interface PartFieldsProps {
  /** Of all chats: its days and agents can be chosen from. */
  readonly overview: Overview;
  readonly part: RecordPart;
  readonly onChange: (part: RecordPart) => void;
}

/** Of which days and agents the report shall tell. */
export function PartFields({ overview, part, onChange }: PartFieldsProps) {
  const t = useReportText();
  const styles = useReportStyles();
  const numbers = useNumbers();
  const heading = useId();
  const names = useMemo(() => agentNames(overview.agents.map(({ agent }) => agent)), [overview]);
  // Chats without dates count their days from 1970-01-01.
  const days = overview.days.map(({ day }) => day).filter((day) => day >= "1971");
  const agents = part.agents ?? [];
  const change = (more: Partial<RecordPart>) => {
    const { from, to, agents: chosen } = { ...part, ...more };
    onChange({ ...(from && { from }), ...(to && { to }), ...(chosen?.length && { agents: chosen }) });
  };
  const hasDays = days.length > 1;
  const hasAgents = overview.agents.length > 1;
  if (!hasDays && !hasAgents) return null;
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {t("view.part")}
      </h3>
      {hasDays && (
        <div className={styles.pairOfFields}>
          <Field label={t("view.part.from")} className={styles.field}>
            <Select value={part.from ?? ""} onChange={(_, { value }) => change({ from: value })}>
              <option value="">{t("view.part.first")}</option>
              {days
                .filter((day) => part.to === undefined || day <= part.to)
                .map((day) => (
                  <option key={day} value={day}>
                    {numbers.day(day)}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label={t("view.part.to")} className={styles.field}>
            <Select value={part.to ?? ""} onChange={(_, { value }) => change({ to: value })}>
              <option value="">{t("view.part.last")}</option>
              {days
                .filter((day) => part.from === undefined || day >= part.from)
                .map((day) => (
                  <option key={day} value={day}>
                    {numbers.day(day)}
                  </option>
                ))}
            </Select>
          </Field>
        </div>
      )}
      {hasAgents && (
        <Field label={t("view.part.agents")}>
          <Dropdown
            multiselect
            inlinePopup
            placeholder={t("view.part.allAgents")}
            selectedOptions={[...agents]}
            value={agents.map((agent) => names.get(agent) ?? agent).join(t("list"))}
            onOptionSelect={(_, { selectedOptions }) => change({ agents: selectedOptions })}
          >
            {overview.agents.map(({ agent }) => (
              <Option key={agent} value={agent} text={names.get(agent) ?? agent}>
                {names.get(agent) ?? agent}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Text size={200} className={styles.quiet}>
        {t("view.part.hint")}
      </Text>
    </section>
  );
}
