import type { ExplainDoor } from "../../src/excel";
import type { RuleEffect } from "../../src/excel/types";
import { readTable } from "../../src/chat/readTable";
import { tableOf, type Cell } from "../../src/chat/table";
import { explainConversation, explainText } from "../../src/excel/worker/explaining";
import { rulesEffect } from "../../src/excel/worker/rulesEffect";
import type { Chats } from "../../src/excel/worker/readChats";

const noPause = () => Promise.resolve();

/** Explains by the real rules: the chats of a source are cells of a test. */
export class FakeExplaining implements ExplainDoor {
  cells: Cell[][] = [];
  /** What the next effect waits for, so that a test can look at the pane meanwhile. */
  gate: Promise<void> = Promise.resolve();
  effects = 0;

  private chats(): Chats {
    const { transcript, orders, hasOrders } = readTable(tableOf(this.cells));
    return { transcript, options: { orders, hasOrders, platform: undefined } };
  }

  conversation: ExplainDoor["conversation"] = async (_, asked) => explainConversation(this.chats(), asked);
  text: ExplainDoor["text"] = async (asked) => explainText(asked);
  effect: ExplainDoor["effect"] = async (_, asked, signal): Promise<readonly RuleEffect[]> => {
    this.effects++;
    await this.gate;
    return rulesEffect(this.chats(), asked, { pause: noPause, ...(signal && { signal }) });
  };
}
