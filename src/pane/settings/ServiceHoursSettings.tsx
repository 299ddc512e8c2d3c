import {
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Switch,
  Textarea,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { problemSentence } from "../../locales/problems";
import { serviceHoursText, weekdays, type ServiceHoursKey } from "../../locales/serviceHours";
import {
  defaultServiceCalendar,
  readDates,
  readDayHours,
  type ServiceCalendar,
} from "../../metrics/serviceCalendar";
import { serviceHoursPolicies, type ServiceHoursPolicy } from "../../metrics/serviceHours";
import { Problem } from "../../problem";
import { useLanguage } from "../language";
import { phrasesOf } from "../rules/edits";
import { useSettingsStyles } from "./Settings.styles";

const useStyles = makeStyles({
  week: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  day: { gridTemplateColumns: "84px 1fr" },
  hours: { maxWidth: "140px" },
});

interface ServiceHoursSettingsProps {
  readonly calendar: ServiceCalendar | null;
  readonly onChange: (calendar: ServiceCalendar | null) => void;
}

/** When the team answers, by weekday and on holidays, and what becomes of the rest. */
export function ServiceHoursSettings({ calendar, onChange }: ServiceHoursSettingsProps) {
  const { locale } = useLanguage();
  const text = (key: ServiceHoursKey) => serviceHoursText(locale, key);
  const shared = useSettingsStyles();
  const styles = useStyles();
  // What was set comes back when the hours are switched on again.
  const [last, setLast] = useState(defaultServiceCalendar);
  const change = (part: Partial<ServiceCalendar>) => calendar && onChange({ ...calendar, ...part });
  return (
    <section className={shared.section} aria-labelledby="settings-hours">
      <h3 id="settings-hours" className={shared.heading}>
        {text("title")}
      </h3>
      <p className={shared.quiet}>{text("intro")}</p>
      <Switch
        label={text("on")}
        checked={calendar !== null}
        onChange={(_, { checked }) => {
          if (calendar) setLast(calendar);
          onChange(checked ? last : null);
        }}
      />
      {calendar && (
        <>
          <div className={styles.week} role="group" aria-label={text("week")}>
            <p className={shared.quiet}>{text("week.hint")}</p>
            {weekdays.map((day, weekday) => (
              <DayField
                key={day}
                label={text(day)}
                value={calendar.week[weekday]}
                onChange={(hours) =>
                  change({ week: calendar.week.map((own, i) => (i === weekday ? hours : own)) })
                }
              />
            ))}
            <Button
              size="small"
              className={shared.action}
              disabledFocusable={calendar.week.every((hours) => hours === calendar.week[0])}
              onClick={() => change({ week: calendar.week.map(() => calendar.week[0]) })}
            >
              {text("copyMonday")}
            </Button>
          </div>
          <Field label={text("policy")} hint={text(`policy.${calendar.policy}.hint`)}>
            <RadioGroup
              value={calendar.policy}
              onChange={(_, { value }) => change({ policy: value as ServiceHoursPolicy })}
            >
              {[...serviceHoursPolicies].reverse().map((policy) => (
                <Radio key={policy} value={policy} label={text(`policy.${policy}`)} />
              ))}
            </RadioGroup>
          </Field>
          {(["holidays", "workdays"] as const).map((name) => (
            <DaysField
              key={name}
              label={text(name)}
              hint={text(`${name}.hint`)}
              days={calendar[name]}
              onChange={(days) => change({ [name]: days })}
            />
          ))}
        </>
      )}
    </section>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (hours: string) => void;
}

/** The hours of one weekday; taken over when the field is left. */
function DayField({ label, value, onChange }: DayFieldProps) {
  const { locale } = useLanguage();
  const styles = useStyles();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? value;
  const wrong = troubleWith(() => {
    if (readDayHours(typed) === undefined)
      throw new Problem("wrongInput", "metrics.hoursText", { came: typed });
  });
  return (
    <Field
      orientation="horizontal"
      className={styles.day}
      label={label}
      validationMessage={
        wrong &&
        (wrong.code === "metrics.hoursText"
          ? serviceHoursText(locale, "day.wrong")
          : problemSentence(locale, wrong))
      }
    >
      <Input
        className={styles.hours}
        value={typed}
        placeholder={serviceHoursText(locale, "closed")}
        onChange={(_, { value: next }) => setDraft(next)}
        onBlur={() => {
          if (draft === null || wrong) return;
          setDraft(null);
          if (draft.trim() !== value) onChange(draft.trim());
        }}
      />
    </Field>
  );
}

interface DaysFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly days: readonly string[];
  readonly onChange: (days: string[]) => void;
}

/** Days of the calendar, one or a range a line; taken over when the field is left and every line is one. */
function DaysField({ label, hint, days, onChange }: DaysFieldProps) {
  const { locale } = useLanguage();
  const shared = useSettingsStyles();
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft === null ? null : troubleWith(() => phrasesOf(draft).forEach(readDates));
  return (
    <Field label={label} hint={hint} validationMessage={wrong ? problemSentence(locale, wrong) : undefined}>
      <Textarea
        className={shared.lines}
        resize="vertical"
        value={draft ?? days.join("\n")}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={() => {
          if (draft === null || wrong) return;
          setDraft(null);
          const next = phrasesOf(draft);
          if (next.join("\n") !== days.join("\n")) onChange(next);
        }}
      />
    </Field>
  );
}

/** What is wrong with a text, as reading it tells. */
function troubleWith(read: () => void): Problem | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
