import { objectOf } from "../../chat/jsonRecords";
import { customersOf, maskOfRecord } from "../../chat/mask";
import type { Locale } from "../../locales/translate";
import { Problem } from "../../problem";
import { maskedFinding } from "../mask";
import { findingRecord } from "../scanRecords";
import { inspectConversations, type ConversationSettings } from "./conversations";
import { cellOfJson, sentenceOf, settingsOf, type Reader, type Rules, type WorkerOptions } from "./reader";

/**
 * One conversation a line, as an engine's scalar function is called: `{"conversation": "S1", "messages": [[time, sender, role,
 * text], …]}`, answered by `{"result": "[…]"}` with the findings as JSON. A line that holds a number alone says how many lines
 * follow and is not answered.
 */
export class PerLine implements Reader {
  private readonly settings: ConversationSettings;

  constructor(
    private readonly rules: Rules,
    options: WorkerOptions,
    private readonly locale: Locale,
  ) {
    this.settings = settingsOf(rules, options, ["conversation", "time", "sender", "role", "text"]);
  }

  read(lines: readonly string[]): string[] {
    return lines.filter((line) => line !== "" && !/^\d+$/.test(line)).map((line) => this.answer(line));
  }

  end(): string[] {
    return [];
  }

  private answer(line: string): string {
    try {
      const call = objectOf(line);
      const messages = call?.messages;
      if (call === null || !Array.isArray(messages) || !messages.every(Array.isArray)) {
        throw new Problem("wrongInput", "cli.workerNoConversation");
      }
      const name = cellOfJson(call.conversation) || "1";
      const rows = messages.map((cells: unknown[], at) => ({
        cells: [name, ...cells.map(cellOfJson)],
        line: at + 1,
      }));
      const findings = [...inspectConversations([rows], this.settings)].flatMap(({ reading, inspection }) => {
        const mask = maskOfRecord(this.rules.mask, () => customersOf(reading.transcript));
        return inspection.findings.map((finding) => findingRecord(maskedFinding(finding, mask)));
      });
      return JSON.stringify({ result: JSON.stringify(findings) });
    } catch (error) {
      return JSON.stringify({ result: JSON.stringify({ error: sentenceOf(error, this.locale) }) });
    }
  }
}
