import type { SessionField, SessionRecord, SessionTable } from "../chat/sessionTable";
import { formatTime } from "../chat/time";
import { cliText } from "../locales/cli";
import { problemSentence } from "../locales/problems";
import type { Locale } from "../locales/translate";
import { grid } from "./grid";
import type { Streams } from "./streams";

/** What `kefu parse` prints of a table of sessions: its columns, and that these are no chats. */
export async function writeSessions(
  { columns, sessions }: SessionTable,
  json: boolean,
  locale: Locale,
  { stdout }: Streams,
): Promise<void> {
  if (json) {
    const printed = {
      format: "sessions",
      messages: [],
      skipped: [],
      duplicates: 0,
      sessions: sessions.map(known),
    };
    await stdout(`${JSON.stringify(printed)}\n`);
    return;
  }
  const heads = columns.map(({ field, header }) => ({
    head: header,
    widest: 28,
    ...(field in durations || field in counts ? { align: "right" as const } : {}),
  }));
  const rows = sessions.map((session) => columns.map(({ field }) => cellOf(session, field, locale)));
  await stdout(grid(heads, rows));
  const sentence = problemSentence(locale, {
    code: "chat.sessionTable",
    values: { sessions: sessions.length },
  });
  await stdout(`\n${sentence}\n`);
}

const durations: Partial<Record<SessionField, true>> = { firstResponse: true, averageResponse: true };
const counts: Partial<Record<SessionField, true>> = { customerMessages: true, agentMessages: true };

function cellOf(session: SessionRecord, field: SessionField, locale: Locale): string {
  const value = session[field];
  if (typeof value === "string") return value;
  if (Number.isNaN(value)) return "";
  if (field === "start") return formatTime(value).replace("T", " ");
  return field in durations ? cliText(locale, "seconds", { seconds: value }) : String(value);
}

/** Unknown is null, not NaN and not zero. */
function known({ row, start, ...session }: SessionRecord) {
  const values = Object.entries(session).map(([field, value]) => [field, Number.isNaN(value) ? null : value]);
  return { ...Object.fromEntries(values), start: formatTime(start) || null, line: row };
}
