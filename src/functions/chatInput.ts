import { ChatBuilder } from "../chat/builder";
import { DecisionTally } from "../chat/decisionTally";
import {
  groupByConversation,
  runsBackwards,
  settleClocks,
  sortByTime,
  type Grouped,
} from "../chat/messageOrder";
import { isAutomaticReply, isSystemLine } from "../chat/messages";
import { parseRole, Role } from "../chat/role";
import { RowTimes } from "../chat/rowTimes";
import { cellText, isBlank, type Table } from "../chat/table";
import { parseTime, unknownTime } from "../chat/time";
import { RoleBasis, type Transcript } from "../chat/transcript";
import { areSameEveryDay, type ServiceHours } from "../metrics/serviceHours";
import { Problem } from "../problem";
import { wrongInColumn, type Column } from "./parameters";

/** The columns of one conversation, as FIRST_RESPONSE and its like take them. */
export interface ConversationColumns {
  readonly times?: Column | null;
  readonly roles: Column;
  readonly texts?: Column | null;
  /** Names of conversations, where the rows are those of several; below a name blank cells belong to it. */
  readonly conversations?: Column | null;
}

/**
 * One conversation from columns of times, roles and texts, or several where their names stand beside. A header and blank rows are left out; an agent's text that is
 * marked as an automatic reply counts as the robot's, a platform's line as the system's. Times are read and ordered as those
 * of a table of chats, so that both show the same numbers.
 *
 * @throws Problem when a time or role cannot be read, the heights differ, or there is no message
 */
export function conversationOf(given: ConversationColumns): Transcript {
  const { roles, texts, conversations } = given;
  const times = given.times && isGiven(given.times) ? given.times : null;
  const columns = [times, roles, texts, conversations].filter((column): column is Column => Boolean(column));
  const height = commonHeight(columns);
  const reader = times && timesOf(times, height);
  const builder = new ChatBuilder();
  let isFirst = true;
  let conversation = "";
  for (let row = 0; row < height; row++) {
    if (columns.every((column) => isBlank(column.cell(row)))) continue;
    const role = roles.cell(row);
    const time = times ? times.cell(row) : null;
    const known = parseRole(role);
    const when = reader ? reader.read(row, time) : unknownTime;
    const roleUnread = !isBlank(role) && known === Role.unknown;
    const timeUnread = !isBlank(time) && Number.isNaN(when.seconds);
    // The first row of whole columns names them: nothing in it can be read.
    const couldBeHeader = isFirst && row + 1 < roles.height && typeof role === "string" && roleUnread;
    isFirst = false;
    if (couldBeHeader && (!times || (typeof time === "string" && timeUnread))) continue;
    if (roleUnread) throw wrongInColumn("functions.unknownRole", roles, row);
    if (times && timeUnread) throw wrongInColumn("functions.notTime", times, row);
    const text = texts ? texts.cell(row) : null;
    const written = text === null ? "" : String(text);
    conversation = cellText(conversations ? conversations.cell(row) : null).trim() || conversation;
    builder.add(conversation, when, "", roleBy(known, written), written, row + 1);
  }
  if (builder.length === 0) throw new Problem("notEvaluable", "functions.noMessages");
  return transcriptOf(builder);
}

/** Reads a column as the time column of a table of chats: how dates and offsets are meant is settled over all of it. */
export function timesOf(times: Column, height: number): RowTimes {
  const table: Table = {
    rowCount: height,
    columnCount: 1,
    cell: (row) => times.cell(row),
    sourceRow: (row) => row + 1,
  };
  const columns = { headerRow: null, columns: [], fields: { time: 0 }, dayColumn: null };
  return new RowTimes(table, columns, 0, {}, new DecisionTally());
}

/** Whether any cell of a column names a day, and not only a time of the day. */
export function namesDays(times: Column): boolean {
  for (let row = 0; row < times.height; row++) {
    const { seconds, clockOnly } = parseTime(times.cell(row));
    if (!Number.isNaN(seconds) && !clockOnly) return true;
  }
  return false;
}

/**
 * Hours that differ from day to day say nothing of times that name no day.
 *
 * @throws Problem `functions.noDays`
 */
export function checkDays(hours: ServiceHours | null, isDated: () => boolean): void {
  if (hours === null || hours.policy === "countAll" || areSameEveryDay(hours)) return;
  if (!isDated()) throw new Problem("notEvaluable", "functions.noDays");
}

function roleBy(stated: Role, text: string): Role {
  if (text === "") return stated;
  if (isSystemLine(text)) return Role.system;
  return stated === Role.agent && isAutomaticReply(text) ? Role.robot : stated;
}

/** One blank cell in place of a column: the chat has none. */
export function isGiven({ height, cell }: Column): boolean {
  return !(height === 1 && isBlank(cell(0)));
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

/** Puts the messages into the order of their times; messages of one second keep theirs. */
function transcriptOf(builder: ChatBuilder): Transcript {
  const grouped = groupByConversation(builder, runsBackwards(builder));
  settleClocks(builder, grouped, {}, []);
  forgetDayless(builder, grouped);
  sortByTime(builder, grouped);
  const { order, offsets } = grouped;
  const { length } = order;
  const text = Array.from(order, (i) => builder.text[i]);
  const role = Uint8Array.from(order, (i) => builder.stated[i]);
  return {
    length,
    conversations: builder.conversations.names,
    offsets,
    conversation: Int32Array.from(order, (i) => builder.conversation[i]),
    time: Float64Array.from(order, (i) => builder.time[i]),
    precision: Uint8Array.from(order, (i) => builder.precision[i]),
    senders: [""],
    sender: new Int32Array(length),
    role,
    roleBasis: role.map((each, i) =>
      each === Role.robot && isAutomaticReply(text[i]) ? RoleBasis.automaticReply : RoleBasis.roleColumn,
    ),
    text,
    row: Int32Array.from(order, (i) => builder.row[i]),
  };
}

/** Above a conversation's first date nobody knows the day of a clock: between the two lies no length of time. */
function forgetDayless(builder: ChatBuilder, { order, offsets }: Grouped): void {
  const isDated = (i: number) => builder.clockOnly[i] === 0 && !Number.isNaN(builder.time[i]);
  for (let c = 0; c + 1 < offsets.length; c++) {
    const own = order.subarray(offsets[c], offsets[c + 1]);
    for (const i of own.subarray(0, Math.max(0, own.findIndex(isDated)))) builder.time[i] = NaN;
  }
}
