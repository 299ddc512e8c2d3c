import type { RulesetChanges } from "../../inspection";
import type { ProblemKind, ProblemValues } from "../../problem";
import type { Thread } from "../thread";
import type { ScanProgress } from "../types";
import type { ScanJob, ScanReport } from "./job";
import type { PackedBlock } from "./pack";

/** What is said to the worker, which serves one scan after the other. To cancel, the worker is ended. */
export type ToWorker =
  // A scan is likely: what it needs besides the chats can be made ready.
  | { readonly kind: "prepare"; readonly changes: RulesetChanges }
  | { readonly kind: "block"; readonly block: PackedBlock }
  | { readonly kind: "inspect"; readonly job: ScanJob }
  // The blocks are read as chats but not inspected: a person wants to read one of their conversations.
  | { readonly kind: "read"; readonly job: ScanJob; readonly conversation: string }
  // A conversation of the chats that the last scan or reading left under a name.
  | { readonly kind: "thread"; readonly keptAs: string; readonly conversation: string };

export type FromWorker =
  | { readonly kind: "progress"; readonly progress: ScanProgress }
  | { readonly kind: "done"; readonly report: ScanReport }
  | { readonly kind: "thread"; readonly thread: Thread | null }
  // A Problem's class does not survive the crossing: its data does.
  | {
      readonly kind: "problem";
      readonly problem: ProblemKind;
      readonly code: string;
      readonly values: ProblemValues;
    }
  | { readonly kind: "error"; readonly message: string };
