import { formats } from "../chat/formats";
import { customersOf, masked, maskedSender, maskOfRecord, unmasked, type Mask } from "../chat/mask";
import type { Reading } from "../chat/reading";
import { readKpiTable } from "../chat/kpi";
import type { RoleBasisId } from "../chat/reading";
import { roleIds } from "../chat/role";
import { readSessionTable, type SessionTable } from "../chat/sessionTable";
import { cliText } from "../locales/cli";
import { problemSentence } from "../locales/problems";
import { roleWord } from "../locales/roles";
import type { Locale } from "../locales/translate";
import { Problem } from "../problem";
import { chatOf, decisionSentence, tellLosses, timeWriter, type ChatOptions } from "./chatFile";
import { grid } from "./grid";
import { readInput, tableOfInput } from "./input";
import { writeKpi } from "./kpi";
import { writeSessions } from "./sessionTable";
import { maskOf, newMaskKey, type MaskOptions } from "./mask";
import type { Streams } from "./streams";

export interface ParseOptions extends ChatOptions, MaskOptions {}

/** `kefu parse`: the messages of a chat. */
export async function parse(
  file: string,
  options: ParseOptions,
  locale: Locale,
  streams: Streams,
): Promise<number> {
  const input = await readInput(file, streams, options.sheet, options.encoding);
  let reading: Reading;
  try {
    reading = chatOf(input, options);
  } catch (error) {
    if (error instanceof Problem && error.code === "chat.sessionTable") {
      const sessions = readSessionTable(tableOfInput(input));
      if (sessions)
        await writeSessions(
          maskedSessions(sessions, maskFor(options)),
          options.json ?? false,
          locale,
          streams,
        );
      return 0;
    }
    const kpi = isSummary(error) ? readKpiTable(tableOfInput(input)) : null;
    if (kpi === null) throw error;
    await writeKpi(kpi, options.json ?? false, locale, streams);
    return 0;
  }
  const mask = maskOfRecord(maskFor(options), () => customersOf(reading.transcript));
  const told = tellLosses(reading, locale, mask, streams);
  if (options.json) await writeJson(told, mask, streams);
  else await writeTables(told, mask, locale, streams);
  return 0;
}

/** A person is shown names as the pane shows them; a program can tell those apart that look alike. */
function maskFor({ mask, json }: ParseOptions): Mask {
  return mask ? (json ? maskOf(newMaskKey()) : masked) : unmasked;
}

function maskedSessions(table: SessionTable, mask: Mask): SessionTable {
  const sessions = table.sessions.map((session) => ({
    ...session,
    customer: mask.person(session.customer),
    id: mask.text(session.id),
  }));
  return { ...table, sessions };
}

function isSummary(error: unknown): boolean {
  return error instanceof Problem && error.code === "chat.kpiTable";
}

const messagesAtOnce = 1000;

/** Piece by piece: the whole of a large chat would be longer than a string can be. */
async function writeJson(reading: Reading, mask: Mask, { stdout }: Streams): Promise<void> {
  const { transcript, skipped, duplicates } = reading;
  const time = timeWriter(reading);
  await stdout(`{"format":${JSON.stringify(reading.format)},"messages":[`);
  for (let from = 0; from < transcript.length; from += messagesAtOnce) {
    const to = Math.min(transcript.length, from + messagesAtOnce);
    const pieces: string[] = [];
    for (let i = from; i < to; i++) {
      const conversation = transcript.conversations[transcript.conversation[i]];
      const message = {
        conversation: mask.name(conversation),
        time: time(transcript.time[i]),
        sender: maskedSender(transcript.senders[transcript.sender[i]], roleIds[transcript.role[i]], mask),
        role: roleIds[transcript.role[i]],
        text: mask.text(transcript.text[i], conversation),
        line: transcript.row[i],
      };
      pieces.push(JSON.stringify(message));
    }
    await stdout((from === 0 ? "\n" : ",\n") + pieces.join(",\n"));
  }
  const lines = skipped.map(({ row, text, reason }) => ({ line: row, text: mask.text(text), reason }));
  await stdout(`\n],"skipped":${JSON.stringify(lines)},"duplicates":${duplicates.length}}\n`);
}

async function writeTables(reading: Reading, mask: Mask, locale: Locale, { stdout }: Streams): Promise<void> {
  const { transcript, skipped, senders } = reading;
  const time = timeWriter(reading);
  const head = (
    key: "line" | "conversation" | "time" | "sender" | "role" | "text" | "reason" | "messages" | "basis",
  ) => cliText(locale, `head.${key}`);
  const role = (code: number) => roleWord(locale, roleIds[code]);
  const messages = transcript.text.map((text, i) => [
    String(transcript.row[i]),
    mask.name(transcript.conversations[transcript.conversation[i]]),
    time(transcript.time[i])?.replace("T", " ") ?? "",
    maskedSender(transcript.senders[transcript.sender[i]], roleIds[transcript.role[i]], mask),
    role(transcript.role[i]),
    mask.text(text, transcript.conversations[transcript.conversation[i]]),
  ]);
  await stdout(
    grid(
      [
        { head: head("line"), align: "right" },
        { head: head("conversation"), widest: 24 },
        { head: head("time") },
        { head: head("sender"), widest: 28 },
        { head: head("role") },
        { head: head("text") },
      ],
      messages,
    ),
  );
  if (senders.length > 0) {
    await stdout(
      `\n${cliText(locale, "parse.senders")}\n${grid(
        [
          { head: head("sender"), widest: 40 },
          { head: head("role") },
          { head: head("messages"), align: "right" },
          { head: head("basis") },
        ],
        senders.map(({ sender, role: code, basis, messages: count }) => [
          maskedSender(sender, roleIds[code], mask),
          role(code),
          String(count),
          basisText(locale, basis),
        ]),
      )}`,
    );
  }
  if (skipped.length > 0) {
    await stdout(
      `\n${cliText(locale, "parse.skipped")}\n${grid(
        [{ head: head("line"), align: "right" }, { head: head("reason") }, { head: head("text") }],
        skipped.map(({ row, text, reason }) => [
          String(row),
          problemSentence(locale, { code: reason, values: {} }),
          mask.text(text),
        ]),
      )}`,
    );
  }
  const notes = reading.decisions.map((decision) => decisionSentence(locale, decision));
  await stdout(`\n${[summary(reading, locale), ...notes].join("\n")}\n`);
}

function basisText(locale: Locale, basis: RoleBasisId): string {
  return cliText(locale, `basis.${basis}`);
}

function summary(reading: Reading, locale: Locale): string {
  return cliText(locale, "parse.summary", {
    messages: reading.transcript.length,
    conversations: reading.transcript.conversations.length,
    skipped: reading.skipped.length,
    duplicates: reading.duplicates.length,
    format: formats.find(({ id }) => id === reading.format)?.names[locale] ?? reading.format,
  });
}
