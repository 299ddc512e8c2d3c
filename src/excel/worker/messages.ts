import type { RulesetChanges } from "../../inspection";
import type { ProblemKind, ProblemValues } from "../../problem";
import type { ScanProgress } from "../types";
import type { ScanJob, ScanReport } from "./job";
import type { Answers, QuestionKind, Questions } from "./kept";
import type { PackedBlock } from "./pack";

/** What is said to the worker, which serves one scan after the other. To cancel, the worker is ended. */
export type ToWorker =
  // A scan is likely: what it needs besides the chats can be made ready.
  | { readonly kind: "prepare"; readonly changes: RulesetChanges }
  | { readonly kind: "block"; readonly block: PackedBlock }
  | { readonly kind: "inspect"; readonly job: ScanJob }
  // A question about the chats that are kept as `keptAs`; with a job, about the blocks, which are read and kept first.
  | {
      readonly kind: "ask";
      readonly number: number;
      readonly keptAs: string;
      readonly job: ScanJob | null;
      readonly question: QuestionKind;
      readonly asked: Questions[QuestionKind];
    };

export type FromWorker =
  | { readonly kind: "progress"; readonly progress: ScanProgress }
  | { readonly kind: "done"; readonly report: ScanReport }
  // Undefined: the chats are gone.
  | {
      readonly kind: "answer";
      readonly number: number;
      readonly answer: Answers[QuestionKind] | undefined;
    }
  // A Problem's class does not survive the crossing: its data does.
  | {
      readonly kind: "problem";
      readonly problem: ProblemKind;
      readonly code: string;
      readonly values: ProblemValues;
    }
  | { readonly kind: "error"; readonly message: string };
