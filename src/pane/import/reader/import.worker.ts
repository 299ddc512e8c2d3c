import type { FromWorker, ToWorker } from "./messages";
import { ImportSession } from "./session";

const session = new ImportSession();

// The page ends the worker to cancel, so nothing needs to be heard between sources.
const noPause = () => Promise.resolve();
const say = (message: FromWorker) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "add":
      session.add(data.source);
      break;
    case "read":
      session
        .read(data.request, (progress) => say({ kind: "progress", id: data.id, progress }), noPause)
        .then(
          (digest) => say({ kind: "digest", id: data.id, digest }),
          (error: unknown) => say(failureOf(data.id, error)),
        );
      break;
    case "rows":
      try {
        say({ kind: "rows", id: data.id, rows: session.rows(data.table, data.from, data.to) });
      } catch (error) {
        say(failureOf(data.id, error));
      }
      break;
  }
});

function failureOf(id: number, error: unknown): FromWorker {
  // Only the kind of an unexpected error: its message may quote chat text.
  return { kind: "error", id, message: error instanceof Error ? error.name : "Error" };
}
