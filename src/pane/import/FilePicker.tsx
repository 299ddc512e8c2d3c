import { Button } from "@fluentui/react-components";
import { useRef, type ReactElement, type ReactNode } from "react";
import { useHiddenStyles } from "../shared/hidden.styles";
import { useImport } from "./ImportProvider";

const accepted =
  ".txt,.log,.csv,.tsv,.json,.jsonl,.ndjson,.xlsx,.xlsm,.xls,.ods,.html,.htm,.mht,.mhtml,text/plain,text/csv";

/** A button that opens the system's choice of files, several at once. */
export function FilePicker(props: {
  readonly children: ReactNode;
  readonly icon: ReactElement;
  readonly appearance?: "primary" | "secondary";
  readonly size?: "small" | "medium";
}) {
  const { children, ...button } = props;
  const { commands } = useImport();
  const { hidden } = useHiddenStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        className={hidden}
        tabIndex={-1}
        aria-hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file may be chosen again after it was mended.
          currentTarget.value = "";
          commands.addFiles(files);
        }}
      />
    </>
  );
}
