import { Problem } from "../../problem";
import { inspectChats, prepareRules } from "./inspectChats";
import { answerFromKept, keepChats } from "./kept";
import type { FromWorker, ToWorker } from "./messages";
import { transcriptOf } from "./readChats";
import type { PackedBlock } from "./pack";

let blocks: PackedBlock[] = [];

// The page ends the worker to cancel, so nothing needs to be heard between slices.
const noPause = () => Promise.resolve();
const say = (message: FromWorker) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "block") blocks.push(data.block);
  else if (data.kind === "prepare") prepareRules(data.changes);
  else if (data.kind === "ask") {
    const { number, keptAs, job, question, asked } = data;
    try {
      if (job) {
        keepChats(keptAs, transcriptOf(blocks, job));
        blocks = [];
      }
      say({ kind: "answer", number, answer: answerFromKept(keptAs, question, asked) });
    } catch (error) {
      say(failureOf(error));
    }
  } else {
    const chats = blocks;
    blocks = [];
    inspectChats(chats, data.job, (progress) => say({ kind: "progress", progress }), noPause).then(
      (report) => say({ kind: "done", report }),
      (error: unknown) => say(failureOf(error)),
    );
  }
});

function failureOf(error: unknown): FromWorker {
  if (error instanceof Problem) {
    return { kind: "problem", problem: error.kind, code: error.code, values: error.values };
  }
  // Only the kind of an unexpected error: its message may quote chat text.
  return { kind: "error", message: error instanceof Error ? error.name : "Error" };
}
