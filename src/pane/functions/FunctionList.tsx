import { Field, SearchBox, mergeClasses } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import { functionText } from "../../locales/functions";
import { useLanguage } from "../language";
import { useHiddenStyles } from "../shared/hidden.styles";
import { Message } from "../shared/Message";
import { useRowStyles } from "../shared/row.styles";
import { familyName, searchFunctions, type FunctionEntry } from "./catalogue";
import { useFunctionStyles } from "./Functions.styles";
import { useGallery } from "./useGallery";

interface FunctionListProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Id of the function whose line gets the focus when the list is shown. */
  readonly focused: string | null;
  readonly onChoose: (entry: FunctionEntry) => void;
}

export function FunctionList({ query, onQuery, focused, onChoose }: FunctionListProps) {
  const { locale, say } = useGallery();
  const styles = useFunctionStyles();
  const { t } = useLanguage();
  const { hidden } = useHiddenStyles();
  const found = searchFunctions(query);
  const families = [...new Set(found.map(({ family }) => family))];

  return (
    <div className={styles.root}>
      <h2 className={hidden}>{t("tab.functions")}</h2>
      <Field label={say("search")}>
        <SearchBox
          className={styles.search}
          placeholder={say("search.hint")}
          value={query}
          onChange={(_, { value }) => onQuery(value)}
        />
      </Field>
      <div role="status" className={mergeClasses(found.length > 0 && query === "" && hidden, styles.quiet)}>
        {found.length > 0 && say("found", { count: found.length })}
      </div>
      {found.length === 0 && (
        <Message intent="info" title={say("none", { query: query.trim() })}>
          {say("none.do")}
        </Message>
      )}
      {families.map((family) => (
        <Family
          key={family}
          title={familyName(locale, family)}
          entries={found.filter((entry) => entry.family === family)}
          focused={focused}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface FamilyProps {
  readonly title: string;
  readonly entries: readonly FunctionEntry[];
  readonly focused: string | null;
  readonly onChoose: (entry: FunctionEntry) => void;
}

function Family({ title, entries, focused, onChoose }: FamilyProps) {
  const styles = useFunctionStyles();
  const heading = useId();
  return (
    <section>
      <h3 id={heading} className={styles.family}>
        {title}
      </h3>
      <ul className={styles.list} aria-labelledby={heading}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.item}>
            <Entry entry={entry} focused={entry.id === focused} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly entry: FunctionEntry;
  readonly focused: boolean;
  readonly onChoose: (entry: FunctionEntry) => void;
}

function Entry({ entry, focused, onChoose }: EntryProps) {
  const { locale, nameOf } = useGallery();
  const styles = useFunctionStyles();
  const rows = useRowStyles();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <button ref={button} type="button" className={rows.button} onClick={() => onChoose(entry)}>
      <span className={styles.name}>{nameOf(entry.id)}</span>
      <span className={styles.id}>KEFU.{entry.id}</span>
      <span className={styles.description}>{functionText(locale, entry.id).description}</span>
    </button>
  );
}
