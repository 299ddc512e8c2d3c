import { isBlank } from "../chat/table";
import { isAutomaticReply, isSystemLine } from "../chat/messages";
import { parseRole, Role } from "../chat/role";
import { parseTime } from "../chat/time";
import { RoleBasis, type Transcript } from "../chat/transcript";
import { Problem } from "../problem";
import { wrongInColumn, type Column } from "./parameters";

/** The columns of one conversation, as FIRST_RESPONSE and its like take them. */
export interface ConversationColumns {
  readonly times?: Column | null;
  readonly roles: Column;
  readonly texts?: Column | null;
}

/**
 * One conversation from columns of times, roles and texts. A header and blank rows are left out; an agent's text that is
 * marked as an automatic reply counts as the robot's, a platform's line as the system's. Rows are ordered by time when
 * every time is known.
 *
 * @throws Problem when a time or role cannot be read, the heights differ, or there is no message
 */
export function conversationOf({ times, roles, texts }: ConversationColumns): Transcript {
  const columns = [times, roles, texts].filter((column): column is Column => Boolean(column));
  const height = commonHeight(columns);
  const messages: Message[] = [];
  let days = 0;
  let before = NaN;
  for (let row = 0; row < height; row++) {
    if (columns.every((column) => isBlank(column.cell(row)))) continue;
    const first = messages.length === 0;
    const role = roles.cell(row);
    const time = times ? times.cell(row) : null;
    const known = parseRole(role);
    const parsed = parseTime(time);
    const roleUnread = !isBlank(role) && known === Role.unknown;
    const timeUnread = !isBlank(time) && Number.isNaN(parsed.seconds);
    // The first row of whole columns names them: nothing in it can be read.
    const couldBeHeader = row + 1 < height && typeof role === "string" && roleUnread;
    if (first && couldBeHeader && (!times || (typeof time === "string" && timeUnread))) continue;
    if (roleUnread) throw wrongInColumn("functions.unknownRole", roles, row);
    if (times && timeUnread) throw wrongInColumn("functions.notTime", times, row);
    const text = texts ? texts.cell(row) : null;
    if (parsed.clockOnly && parsed.seconds + days < before - disorder) days += secondsOfDay;
    const moment = parsed.clockOnly ? parsed.seconds + days : parsed.seconds;
    if (parsed.clockOnly) before = moment;
    const written = text === null ? "" : String(text);
    messages.push({
      time: moment,
      precision: parsed.precision,
      role: roleBy(known, written),
      text: written,
      row: row + 1,
    });
  }
  if (messages.length === 0) throw new Problem("notEvaluable", "functions.noMessages");
  return transcriptOf(messages);
}

const secondsOfDay = 86_400;
/** As in a table of chats: a clock that falls by less than this is disorder, by more it goes on after midnight. */
const disorder = 3600;

/** Whether any cell of a column names a day, and not only a time of the day. */
export function namesDays(times: Column): boolean {
  for (let row = 0; row < times.height; row++) {
    const { seconds, clockOnly } = parseTime(times.cell(row));
    if (!Number.isNaN(seconds) && !clockOnly) return true;
  }
  return false;
}

function roleBy(stated: Role, text: string): Role {
  if (text === "") return stated;
  if (isSystemLine(text)) return Role.system;
  return stated === Role.agent && isAutomaticReply(text) ? Role.robot : stated;
}

/**
 * Height of columns that belong together. Beyond the shortest of them the others must be blank (whole columns beside
 * a table's).
 */
export function commonHeight(columns: readonly Column[]): number {
  const heights = columns.map((column) => {
    let height = column.height;
    while (height > 0 && isBlank(column.cell(height - 1))) height--;
    return height;
  });
  const needed = Math.max(...heights);
  for (const column of columns) {
    if (column.height < needed) {
      const other = columns[heights.indexOf(needed)] as Column;
      throw new Problem("wrongInput", "functions.heightsDiffer", {
        parameter: column.name,
        came: column.height,
        other: other.name,
        wanted: other.height,
      });
    }
  }
  return needed;
}

interface Message {
  readonly time: number;
  readonly precision: number;
  readonly role: Role;
  readonly text: string;
  readonly row: number;
}

function transcriptOf(messages: Message[]): Transcript {
  // Sorting is stable: messages of one second keep their order.
  if (messages.every(({ time }) => !Number.isNaN(time))) messages.sort((a, b) => a.time - b.time);
  const { length } = messages;
  return {
    length,
    conversations: [""],
    offsets: Int32Array.of(0, length),
    conversation: new Int32Array(length),
    time: Float64Array.from(messages, ({ time }) => time),
    precision: Uint8Array.from(messages, ({ precision }) => precision),
    senders: [""],
    sender: new Int32Array(length),
    role: Uint8Array.from(messages, ({ role }) => role),
    roleBasis: Uint8Array.from(messages, ({ role, text }) =>
      role === Role.robot && isAutomaticReply(text) ? RoleBasis.automaticReply : RoleBasis.roleColumn,
    ),
    text: messages.map(({ text }) => text),
    row: Int32Array.from(messages, ({ row }) => row),
  };
}
