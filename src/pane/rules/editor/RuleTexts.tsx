import { Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Names } from "../../../inspection/language";
import { locales } from "../../../locales/translate";
import { useEditorText } from "../useEditorText";
import { useEditorStyles } from "./Editor.styles";

type TextName = "names" | "advice" | "meaning" | "why";
export type RuleTextsValue = Readonly<Record<"names" | "advice", Names>> &
  Readonly<Partial<Record<"meaning" | "why", Names | undefined>>>;

interface RuleTextsProps {
  readonly texts: RuleTextsValue;
  /** The texts that are asked for. */
  readonly shown: readonly TextName[];
  /** Whether a text that was emptied is handed on; else the last one stays until there is another. */
  readonly takesEmpty?: boolean;
  readonly onChange: (edit: Partial<Record<TextName, Names>>) => void;
}

const none: Names = { "zh-CN": "", "en-US": "" };

/** What a rule says of itself, in both languages. */
export function RuleTexts({ texts, shown, takesEmpty = false, onChange }: RuleTextsProps) {
  const text = useEditorText();
  const [emptied, setEmptied] = useState<string | null>(null);
  return shown.flatMap((name) =>
    locales.map((locale, i) => {
      const key = `${name === "names" ? "name" : name}.${locale}` as const;
      const value = emptied === key ? "" : (texts[name] ?? none)[locale];
      const edit = (typed: string) => {
        const isRefused = !takesEmpty && typed.trim() === "";
        setEmptied(isRefused ? key : null);
        if (!isRefused) onChange({ [name]: { ...(texts[name] ?? none), [locale]: typed } });
      };
      return (
        <TextField
          key={key}
          label={text(key)}
          hint={name === "advice" && i === 0 && takesEmpty ? text("advice.hint") : undefined}
          lang={locale}
          value={value}
          isLong={name !== "names"}
          onChange={edit}
          onLeave={() => setEmptied(null)}
        />
      );
    }),
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly lang: string;
  readonly value: string;
  readonly isLong: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
}

function TextField({ label, hint, lang, value, isLong, onChange, onLeave }: TextFieldProps) {
  const styles = useEditorStyles();
  const common = { size: "small", lang, value, onBlur: onLeave } as const;
  return (
    <Field label={label} hint={hint}>
      {isLong ? (
        <Textarea {...common} resize="vertical" onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input {...common} className={styles.date} onChange={(_, data) => onChange(data.value)} />
      )}
    </Field>
  );
}
