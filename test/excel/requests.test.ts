import { expect, it } from "vitest";
import { onPaneRequest, onScanRequest, requestOfPane, requestScan } from "../../src/excel/requests";

it("keeps the latest request until the pane listens, and delivers it once", () => {
  requestScan({ kind: "sheet", sheetId: "1" });
  requestScan({ kind: "sheet", sheetId: "2" });
  const heard: unknown[] = [];
  onScanRequest((choice) => heard.push(choice))();
  onScanRequest((choice) => heard.push(choice))();
  expect(heard).toEqual([{ kind: "sheet", sheetId: "2" }]);
});

it("delivers what waited to every listener of the pane that opens", async () => {
  requestOfPane({ kind: "import" });
  const heard: string[] = [];
  const stops = ["first", "second"].map((name) => onPaneRequest(({ kind }) => heard.push(`${name} ${kind}`)));
  await Promise.resolve();
  stops.push(onPaneRequest(({ kind }) => heard.push(`late ${kind}`)));
  expect(heard).toEqual(["first import", "second import"]);
  for (const stop of stops) stop();
});

it("delivers at once to everyone who listens, and to nobody who stopped", () => {
  const heard: string[] = [];
  const stop = onPaneRequest(({ kind }) => heard.push(`first ${kind}`));
  const stopSecond = onPaneRequest(({ kind }) => heard.push(`second ${kind}`));
  requestOfPane({ kind: "cleared", complete: true });
  stop();
  requestScan({ kind: "sheet", sheetId: "1" });
  stopSecond();
  expect(heard).toEqual(["first cleared", "second cleared", "second scan"]);
});
