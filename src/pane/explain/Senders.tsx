import { Field, Select } from "@fluentui/react-components";
import { Role, roleIds, type RoleId } from "../../chat/role";
import type { Thread } from "../../excel/types";
import { roleWord } from "../../locales/roles";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { useExplainStyles } from "./Explain.styles";
import { useTryingText } from "./useTryingText";

interface SendersProps {
  readonly thread: Thread;
  /** What a person has said already. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly onChange: (roles: Readonly<Record<string, Role>>) => void;
}

/** Who is who, where the text does not say it: most rules can judge nothing before that is known. */
export function Senders({ thread, roles, onChange }: SendersProps) {
  const { locale } = useLanguage();
  const text = useTryingText();
  const mask = useMask();
  const styles = useExplainStyles();
  const found = new Map<string, RoleId>();
  for (const { sender, role } of thread.messages)
    if (role === "unknown" || Object.hasOwn(roles, sender)) found.set(sender, role);
  if (found.size === 0) return null;
  return (
    <section className={styles.section} aria-label={text("senders")}>
      <h3 className={styles.heading}>{text("senders")}</h3>
      {[...found].map(([sender, role]) => (
        <Field key={sender} label={mask.person(sender)} orientation="horizontal">
          <Select
            size="small"
            className={styles.select}
            value={role}
            onChange={(_, { value }) => onChange({ ...roles, [sender]: Role[value as RoleId] })}
          >
            {roleIds.map((id) => (
              <option key={id} value={id}>
                {roleWord(locale, id)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </section>
  );
}
