import type { RulesetChanges } from "../../inspection";
import type { ProblemKind, ProblemValues } from "../../problem";
import type { ExplainedText, ScanProgress } from "../types";
import type { AskedText } from "./explaining";
import type { ScanJob, ScanReport } from "./job";
import type { Answers, QuestionKind, Questions } from "./kept";
import type { PackedBlock } from "./pack";
import type { ReportPart } from "./reportParts";

/** What is said to the worker, which serves one scan after the other. To cancel a scan, the worker is ended. */
export type ToWorker =
  // A scan is likely: what it needs besides the chats can be made ready.
  | { readonly kind: "prepare"; readonly changes: RulesetChanges }
  // Blocks in their order; `reuse`: one that the latest reading left.
  | { readonly kind: "block"; readonly block: PackedBlock; readonly number: number }
  | { readonly kind: "reuse"; readonly number: number }
  | { readonly kind: "inspect"; readonly job: ScanJob }
  // A question about the chats that are kept as `keptAs`; with a job, about the blocks, which are read and kept first.
  | {
      readonly kind: "ask";
      readonly number: number;
      readonly keptAs: string;
      readonly job: ScanJob | null;
      readonly question: QuestionKind;
      readonly asked: Questions[QuestionKind];
    }
  // A question about a text, whatever is kept.
  | { readonly kind: "askText"; readonly number: number; readonly asked: AskedText }
  // Nobody waits for the answer any more.
  | { readonly kind: "forget"; readonly number: number };

export type FromWorker =
  | { readonly kind: "progress"; readonly progress: ScanProgress }
  // The long lists of a report come before it, stretch by stretch.
  | { readonly kind: "part"; readonly part: ReportPart }
  | { readonly kind: "done"; readonly report: ScanReport }
  // Undefined: the chats are gone.
  | {
      readonly kind: "answer";
      readonly number: number;
      readonly answer: Answers[QuestionKind] | ExplainedText | undefined;
    }
  | Failure;

/** `number`: of the question that failed; without one it was a scan. */
export type Failure =
  // A Problem's class does not survive the crossing: its data does.
  | {
      readonly kind: "problem";
      readonly number?: number;
      readonly problem: ProblemKind;
      readonly code: string;
      readonly values: ProblemValues;
    }
  | { readonly kind: "error"; readonly number?: number; readonly message: string };
