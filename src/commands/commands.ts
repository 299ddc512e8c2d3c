import {
  activeSheet,
  clearScan,
  requestOfPane,
  requestScan,
  selectedSource,
  type SourceChoice,
} from "../excel";

/**
 * What ribbon buttons and the context menu do, by the ids in the manifest. A command has no face of its own: it opens the
 * pane, as the manifest's own button does, and hands over what is to be done, or what went wrong.
 */
export const commands = {
  "kefu.importChats": command(() => {
    requestOfPane({ kind: "import" });
    return Promise.resolve();
  }),

  "kefu.scanSheet": command(async () => {
    requestScan({ kind: "sheet", sheetId: await activeSheet() });
  }),

  "kefu.scanSelection": command(async () => {
    const choice: SourceChoice = await selectedSource();
    requestScan(choice);
  }),

  "kefu.clear": command(async () => {
    const complete = await clearScan(await activeSheet());
    requestOfPane({ kind: "cleared", complete });
  }),
} as const;

/** Tells Office which code the manifest's commands run. */
export function associateCommands(): void {
  for (const [id, run] of Object.entries(commands)) Office.actions.associate(id, run);
}

type Command = (event: Pick<Office.AddinCommands.Event, "completed">) => Promise<void>;

function command(work: () => Promise<void>): Command {
  return async (event) => {
    try {
      await work();
    } catch (error) {
      requestOfPane({ kind: "failed", error });
    }
    try {
      await Office.addin.showAsTaskpane();
    } catch {
      // The pane stays closed on hosts that cannot open it by code; the request waits for it.
    } finally {
      // Excel greys out its buttons until it hears this, whatever happened.
      event.completed();
    }
  };
}
