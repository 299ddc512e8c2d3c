import { Result } from "./Result";
import { Scanning } from "./Scanning";
import { Setup } from "./Setup";
import { useScan } from "./ScanProvider";

/** The Check tab in the state that it is in. */
export function ScanTab() {
  const { phase } = useScan().state;
  switch (phase.name) {
    case "setup":
      return <Setup />;
    case "scanning":
      return <Scanning progress={phase.progress} cancelling={phase.cancelling} />;
    case "result":
      return (
        <Result
          result={phase.result}
          rulesFollowed={phase.rules}
          settingsFollowed={phase.settings}
          sheetChanged={phase.sheetChanged}
        />
      );
  }
}
