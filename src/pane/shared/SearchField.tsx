import { SearchBox, type SearchBoxProps } from "@fluentui/react-components";
import type { Ref } from "react";

interface SearchFieldProps {
  /** What is searched; placeholder and name. */
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A search. Escape empties it and stays, as in the browser's own; in an empty one it is for what is around. */
export function SearchField({ label, value, className, onChange, ref }: SearchFieldProps) {
  const onKeyDown: SearchBoxProps["onKeyDown"] = (event) => {
    if (event.key !== "Escape" || value === "") return;
    event.preventDefault();
    onChange("");
  };
  return (
    <SearchBox
      ref={ref}
      size="small"
      className={className}
      placeholder={label}
      aria-label={label}
      value={value}
      onChange={(_, data) => onChange(data.value)}
      onKeyDown={onKeyDown}
    />
  );
}
