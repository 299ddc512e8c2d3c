import { Problem } from "../../problem";
import { nextTask } from "../nextTask";
import { explainText } from "./explaining";
import { inspectChats, prepareRules } from "./inspectChats";
import { answerFromKept, keepChats } from "./kept";
import type { Failure, FromWorker, ToWorker } from "./messages";
import { readChats } from "./readChats";
import { partsOf } from "./reportParts";
import { BlockStore } from "./blockStore";

const blocks = new BlockStore();

/** Questions that are being answered, by number. */
const answering = new Map<number, AbortController>();

// The page ends the worker to cancel a scan, so nothing needs to be heard between its slices.
const noPause = () => Promise.resolve();
// A question is forgotten without the worker's end: what it has read and compiled would be lost.
const say = (message: FromWorker) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "block":
      blocks.add(data.block, data.number);
      break;
    case "reuse":
      blocks.reuse(data.number);
      break;
    case "prepare":
      prepareRules(data.changes);
      break;
    case "ask":
      void answer(data.number, (signal) => {
        const { keptAs, job, question, asked } = data;
        if (job) keepChats(keptAs, readChats(blocks.take(), job));
        return answerFromKept(keptAs, question, asked, { pause: nextTask, signal });
      });
      break;
    case "askText":
      void answer(data.number, () => explainText(data.asked));
      break;
    case "forget":
      answering.get(data.number)?.abort();
      break;
    case "inspect":
      inspectChats(blocks.take(), data.job, (progress) => say({ kind: "progress", progress }), noPause).then(
        (report) => {
          const { parts, rest } = partsOf(report);
          for (const part of parts) say({ kind: "part", part });
          say({ kind: "done", report: rest });
        },
        (error: unknown) => say(failureOf(error)),
      );
  }
});

type Answer = Extract<FromWorker, { kind: "answer" }>["answer"];

async function answer(
  number: number,
  find: (signal: AbortSignal) => Answer | Promise<Answer>,
): Promise<void> {
  const controller = new AbortController();
  answering.set(number, controller);
  try {
    say({ kind: "answer", number, answer: await find(controller.signal) });
  } catch (error) {
    // Nobody hears an answer that was forgotten.
    if (!controller.signal.aborted) say({ ...failureOf(error), number });
  } finally {
    answering.delete(number);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Problem) {
    return { kind: "problem", problem: error.kind, code: error.code, values: error.values };
  }
  // Only the kind of an unexpected error: its message may quote chat text.
  return { kind: "error", message: error instanceof Error ? error.name : "Error" };
}
