import { Button, Text } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import type { StoredEntry } from "../../excel/settingsStore";
import { useCoaching } from "../coaching/CoachingProvider";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { useReviews } from "../review/ReviewProvider";
import { ConfirmDialog } from "../shared/ConfirmDialog";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { useSettingsStyles } from "./Settings.styles";
import { useSettings } from "./SettingsProvider";
import { useSettingsText } from "./useSettingsText";

/** What can be removed at once, where one by one would be long work. */
interface Removal {
  readonly isEmpty: boolean;
  readonly saveTrouble: unknown;
  removeAll(): void;
  retry(): void;
}

/** What the product keeps in the workbook, so that nobody has to guess, and how it is removed. */
export function StoredEntries() {
  const language = useLanguage();
  const text = useSettingsText();
  const styles = useSettingsStyles();
  const entries = useEntries();
  const removals = useRemovals();
  // The list was read when the view opened; what was removed since is known before the workbook says so.
  const shown = entries?.filter(({ kind }) => {
    const removal = isRemovable(kind) ? removals[kind] : null;
    return !removal?.isEmpty || removal.saveTrouble !== null;
  });
  return (
    <section className={styles.section} aria-labelledby="settings-stored">
      <h3 id="settings-stored" tabIndex={-1} className={styles.heading}>
        {text("stored")}
      </h3>
      <p className={styles.quiet}>{text("stored.body")}</p>
      {shown?.length === 0 && <Text>{text("stored.none")}</Text>}
      {shown && shown.length > 0 && (
        <dl className={styles.list}>
          {shown.map(({ kind, entries: count, size }) => (
            <div key={kind} className={styles.entry}>
              <dt>{text(`stored.${kind}`)}</dt>
              <dd className={styles.size}>{text("stored.entry", { entries: count, size })}</dd>
              <dd className={styles.removal}>{text(`stored.${kind}.remove`)}</dd>
              {isRemovable(kind) && (
                <dd className={styles.removeAll}>
                  <RemoveAll kind={kind} onConfirm={removals[kind].removeAll} />
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
      {removable.map((kind) =>
        removals[kind].isEmpty && removals[kind].saveTrouble !== null ? (
          <Message
            key={kind}
            intent="error"
            title={text("stored.failed")}
            actions={<Button onClick={removals[kind].retry}>{text("retry")}</Button>}
          >
            {sayTrouble(language, removals[kind].saveTrouble)}
          </Message>
        ) : null,
      )}
    </section>
  );
}

const removable = ["reviews", "coaching"] as const;
type Removable = (typeof removable)[number];

const isRemovable = (kind: StoredEntry["kind"]): kind is Removable =>
  (removable as readonly string[]).includes(kind);

function useRemovals(): Readonly<Record<Removable, Removal>> {
  const reviews = useReviews();
  const coaching = useCoaching();
  return {
    reviews: {
      isEmpty: reviews.reviews?.size === 0,
      saveTrouble: reviews.saveTrouble,
      removeAll: reviews.reset,
      retry: reviews.retry,
    },
    coaching: {
      isEmpty: coaching.examples?.length === 0,
      saveTrouble: coaching.saveTrouble,
      removeAll: coaching.reset,
      retry: coaching.retry,
    },
  };
}

function RemoveAll({ kind, onConfirm }: { readonly kind: Removable; readonly onConfirm: () => void }) {
  const text = useSettingsText();
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" icon={<DeleteRegular />}>
          {text(`stored.${kind}.all`)}
        </Button>
      }
      title={text(`stored.${kind}.all.title`)}
      body={text(`stored.${kind}.all.body`)}
      confirm={text("stored.all.confirm")}
      keep={text("stored.all.keep")}
      onConfirm={() => {
        onConfirm();
        // The button goes with what it removed; a keyboard goes on where it stood.
        setTimeout(() => document.getElementById("settings-stored")?.focus());
      }}
    />
  );
}

function useEntries(): readonly StoredEntry[] | null {
  const door = useDoor();
  const { saving } = useSettings();
  const [entries, setEntries] = useState<readonly StoredEntry[] | null>(null);
  useEffect(() => {
    let current = true;
    // What cannot be listed is not shown; everything else of the view works without it.
    door.storedEntries().then(
      (found) => current && setEntries(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [door, saving.name]);
  return entries;
}
