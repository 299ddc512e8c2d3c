import type { ReportDoor, ReportHandlers, ReportRequest, ReportTrace } from "../../../src/excel/report/types";

export const trace: ReportTrace = {
  time: "2026-03-04T09:00:00.000Z",
  sheets: [
    { id: "summary", sheetId: "r1", name: "报告-概览" },
    { id: "method", sheetId: "r2", name: "报告-口径" },
  ],
};

/** What a test decides, and what it sees of what the pane did with reports. */
export class FakeReports implements ReportDoor {
  last: ReportTrace | null = null;
  readonly requests: ReportRequest[] = [];
  readonly shown: string[] = [];
  removed = 0;

  private running: {
    handlers: ReportHandlers;
    resolve: (trace: ReportTrace) => void;
    reject: (error: unknown) => void;
  } | null = null;

  lastReport = async () => this.last;

  writeReport = (request: ReportRequest, handlers: ReportHandlers = {}) =>
    new Promise<ReportTrace>((resolve, reject) => {
      this.requests.push(request);
      this.running = { handlers, resolve, reject };
      handlers.signal?.addEventListener("abort", () =>
        reject(new DOMException("The report was cancelled.", "AbortError")),
      );
    });

  removeReport = async () => {
    this.removed++;
    this.last = null;
  };

  showSheet = async (sheetId: string) => {
    this.shown.push(sheetId);
  };

  progress(done: number, total: number): void {
    this.running?.handlers.onProgress?.({ done, total });
  }

  finish(written: ReportTrace = trace): void {
    this.last = written;
    this.running?.resolve(written);
  }

  fail(error: unknown): void {
    this.running?.reject(error);
  }
}
