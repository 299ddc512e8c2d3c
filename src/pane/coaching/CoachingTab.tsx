import { Button, Spinner, Text, ToggleButton } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { exampleKinds, type CoachingExample, type ExampleKind } from "../../excel/coaching/examples";
import { coachingSheet, searchText } from "../../excel/coaching/sheet";
import { NeedsCheck } from "../home/NeedsCheck";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useMask } from "../settings/useMask";
import { Message } from "../shared/Message";
import { SearchField } from "../shared/SearchField";
import { useVirtualList } from "../shared/useVirtualList";
import { VirtualList } from "../shared/VirtualList";
import { TablesBar } from "../tables/TablesBar";
import { sayTrouble } from "../trouble";
import { useCoachingStyles } from "./Coaching.styles";
import { useCoaching } from "./CoachingProvider";
import { ExampleItem } from "./ExampleItem";
import { useCoachingText } from "./useCoachingText";

/** The Coaching tab: what was collected while reading, to be talked over with agents. */
export function CoachingTab() {
  const language = useLanguage();
  const text = useCoachingText();
  const styles = useCoachingStyles();
  const { examples, loadTrouble, saveTrouble, retry, reset } = useCoaching();

  if (loadTrouble !== null)
    return (
      <div className={styles.root}>
        <Message
          intent="warning"
          title={text("unreadable")}
          actions={<Button onClick={reset}>{text("reset")}</Button>}
        >
          {sayTrouble(language, loadTrouble)} {text("unreadable.do")}
        </Message>
      </div>
    );
  if (!examples) return <Spinner size="tiny" label={text("loading")} className={styles.root} />;
  return (
    <>
      {saveTrouble !== null && (
        <div className={styles.root}>
          <Message
            intent="error"
            title={text("failed")}
            actions={<Button onClick={retry}>{text("retry")}</Button>}
          >
            {sayTrouble(language, saveTrouble)}
          </Message>
        </div>
      )}
      <Examples examples={examples} />
    </>
  );
}

function Examples({ examples }: { readonly examples: readonly CoachingExample[] }) {
  const { locale } = useLanguage();
  const text = useCoachingText();
  const styles = useCoachingStyles();
  const mask = useMask();
  const { ruleset } = useRules();
  const { remove, restore } = useCoaching();
  const [wanted, setWanted] = useState<ExampleKind | null>(null);
  /** What there was before the last removal. */
  const [before, setBefore] = useState<readonly CoachingExample[] | null>(null);
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isSearching = words.length > 0;
  const texts = useMemo(
    () => (isSearching ? examples.map((each) => searchText(each, { locale, ruleset, mask })) : null),
    [isSearching, examples, locale, ruleset, mask],
  );
  const shown = examples.filter(
    ({ kind }, i) =>
      (wanted === null || kind === wanted) && (!texts || words.every((word) => texts[i].includes(word))),
  );
  const count = (kind: ExampleKind | null) =>
    kind === null ? examples.length : examples.filter((each) => each.kind === kind).length;

  const undo = before && (
    <Message
      intent="info"
      onDismiss={() => setBefore(null)}
      actions={
        <Button
          onClick={() => {
            restore(before);
            setBefore(null);
          }}
        >
          {text("undo")}
        </Button>
      }
    >
      {text("removed")}
    </Message>
  );
  const bar = (
    <TablesBar
      kind="coaching"
      chats={null}
      nothing={examples.length === 0}
      sheets={() => [coachingSheet(examples, { locale, ruleset, mask })]}
    />
  );
  if (examples.length === 0)
    return (
      <>
        <NeedsCheck title={text("none")} body={text("none.body")} action={text("none.check")} />
        <div className={styles.root}>
          {undo}
          {bar}
        </div>
      </>
    );
  return (
    <div className={styles.root}>
      <div className={styles.section}>
        <h2 className={styles.title}>{text("title")}</h2>
        <Text size={200} className={styles.quiet}>
          {text("intro")}
        </Text>
        {bar}
      </div>
      <div role="group" aria-label={text("filter")} className={styles.filters}>
        {[null, ...exampleKinds].map((kind) => (
          <ToggleButton
            key={kind ?? "all"}
            size="small"
            checked={wanted === kind}
            onClick={() => setWanted(kind)}
          >
            {text(`filter.${kind ?? "all"}`, { count: count(kind) })}
          </ToggleButton>
        ))}
      </div>
      <SearchField label={text("search")} value={search} className={styles.search} onChange={setSearch} />
      {undo}
      {shown.length === 0 && <Text>{text("search.none")}</Text>}
      <ExampleList
        examples={shown}
        onRemove={(id) => {
          setBefore(examples);
          remove(id);
        }}
      />
    </div>
  );
}

/** Higher than most, so that not too many are drawn before they are measured. */
const itemHeight = 220;

interface ExampleListProps {
  readonly examples: readonly CoachingExample[];
  readonly onRemove: (id: string) => void;
}

/** The examples, of which those in sight are drawn; arrow keys go from one to the next. */
function ExampleList({ examples, onRemove }: ExampleListProps) {
  const text = useCoachingText();
  const styles = useCoachingStyles();
  const list = useVirtualList(examples.length, { itemHeight });
  return (
    <VirtualList
      list={list}
      label={text("list")}
      description={text("keys")}
      className={styles.examples}
      itemClassName={styles.item}
    >
      {(index) => (
        <ExampleItem
          key={examples[index].id}
          example={examples[index]}
          onFocus={() => list.setActive(index)}
          onRemove={() => onRemove(examples[index].id)}
        />
      )}
    </VirtualList>
  );
}
