import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { sayTrouble } from "../trouble";
import { useScan } from "./ScanProvider";

const titles = {
  clearFailed: "clear.failed",
  selectFailed: "finding.selectFailed",
  commandFailed: "trouble.command",
} as const;

/** What failed beside a scan, wherever in the Check tab a person is then. */
export function FailureNotice() {
  const language = useLanguage();
  const { state, commands } = useScan();
  const { notice } = state;
  switch (notice?.kind) {
    case "clearFailed":
    case "selectFailed":
    case "commandFailed":
      return (
        <Message intent="error" title={language.t(titles[notice.kind])} onDismiss={commands.dismissNotice}>
          {sayTrouble(language, notice.trouble)}
        </Message>
      );
    default:
      return null;
  }
}
