import { useEffect, useRef, useState } from "react";
import { useScrollElement } from "../scroll";
import type { FunctionEntry } from "./catalogue";
import { FunctionList } from "./FunctionList";
import { FunctionPage } from "./FunctionPage";

/** The gallery of worksheet functions: a list to search, and a page for each with which it is put into the sheet. */
export function FunctionsTab() {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<FunctionEntry | null>(null);
  /** The function that was left last: going back puts the focus where it was. */
  const [left, setLeft] = useState<string | null>(null);
  const scroller = useScrollElement();
  const place = useRef(0);

  useEffect(() => {
    scroller.current?.scrollTo({ top: chosen ? 0 : place.current });
  }, [chosen, scroller]);

  if (chosen) {
    return (
      <FunctionPage
        key={chosen.id}
        entry={chosen}
        onBack={() => {
          setLeft(chosen.id);
          setChosen(null);
        }}
      />
    );
  }
  return (
    <FunctionList
      query={query}
      onQuery={setQuery}
      focused={left}
      onChoose={(entry) => {
        place.current = scroller.current?.scrollTop ?? 0;
        setChosen(entry);
      }}
    />
  );
}
