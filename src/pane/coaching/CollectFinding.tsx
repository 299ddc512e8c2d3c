import { exampleOf } from "../../excel/coaching/collect";
import type { SourceChoice } from "../../excel/types";
import type { Finding } from "../../inspection/finding";
import { useDoor } from "../door";
import { Collect } from "./Collect";

interface CollectFindingProps {
  readonly finding: Finding;
  /** Its key of reviews. */
  readonly id: string;
  readonly choice: SourceChoice;
}

/** Collects a finding as an example, with the messages of the chat around it. */
export function CollectFinding({ finding, id, choice }: CollectFindingProps) {
  const door = useDoor();
  const draft = async () => {
    const corrections = await door.loadCorrections(choice.sheetId);
    const { conversation } = finding;
    const thread = await door.readConversation({ choice, corrections, conversation });
    return thread && exampleOf(thread, { kind: "finding", finding, key: id }, choice.sheetId);
  };
  return <Collect id={id} kind="bad" draft={draft} />;
}
