import { Choose } from "./Choose";
import { Done } from "./Done";
import { DropArea } from "./DropArea";
import { useImportStyles } from "./Import.styles";
import { ImportProvider, useImport } from "./ImportProvider";
import { PreviewStep } from "./PreviewStep";
import { Reading, Writing } from "./Working";

/** The Import tab: chats come in, are looked at, and stand in a sheet. */
export function ImportTab() {
  return (
    <ImportProvider>
      <DropArea>
        <Step />
      </DropArea>
    </ImportProvider>
  );
}

function Step() {
  const { phase } = useImport().state;
  const styles = useImportStyles();
  switch (phase.name) {
    case "choose":
      return <Choose />;
    case "reading":
      return <Reading progress={phase.progress} />;
    case "preview":
      return (
        <div className={styles.root}>
          <PreviewStep digest={phase.digest} again={phase.again} />
        </div>
      );
    case "writing":
      return <Writing progress={phase.progress} cancelling={phase.cancelling} />;
    case "done":
      return <Done outcome={phase.outcome} />;
  }
}
