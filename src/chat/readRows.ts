import { Problem } from "../problem";
import { ChatBuilder } from "./builder";
import type { ColumnDetection } from "./columns";
import { isCustomerWord } from "./columnWords";
import { DecisionTally } from "./decisionTally";
import type { FormatReading } from "./formats/format";
import { textOfHtml } from "./html";
import { holdsJson, wordsOfJson } from "./jsonText";
import { saysEvent } from "./messageKind";
import { readOrderEvents, withToldAmounts } from "./orderEvents";
import type { Decision, ReadOptions, Skipped, SkipReason } from "./reading";
import { recipientOf, Recipients } from "./recipients";
import { Role, roleIds, rolesByWord } from "./role";
import { RowOrders } from "./rowOrders";
import { RowTimes } from "./rowTimes";
import { settle } from "./settle";
import { conversationInShop, hasSeveralShops } from "./shops";
import { cellText, isBlank, isErrorCell, type Cell, type Table } from "./table";
import { allBlank, headerNames, isBlankRow, isRule, isRuleRow, repeatsHeader, rowText } from "./tableRows";
import { unknownTime } from "./time";
import { yesOrNo } from "./yesOrNo";

/** Reads a table that holds one message per row; `readTable` is the door, which tells such tables from others. */
export function readRows(table: Table, columns: ColumnDetection, options: ReadOptions): FormatReading {
  const scan = scanRows(table, columns, options);
  const settled = settle(scan.builder, options);
  const { transcript, duplicates, senders } = settled;
  const { orderTime, paidTime } = columns.fields;
  // Columns know more than the platform's lines between the messages.
  const events = scan.orders === null ? readOrderEvents(transcript) : null;
  return {
    transcript,
    columns,
    ...(Number.isNaN(scan.clockOffset) ? {} : { clockOffset: scan.clockOffset }),
    orders: events?.orders ?? withToldAmounts(scan.orders?.settle(settled) ?? [], transcript),
    hasOrders: events?.settled ?? (orderTime !== undefined && paidTime !== undefined),
    skipped: scan.skipped,
    duplicates,
    senders,
    decisions: [...scan.decisions, ...settled.decisions],
    counts: {
      rows: table.rowCount,
      messages: transcript.length,
      skipped: scan.skipped.length,
      duplicates: duplicates.length,
      blank: scan.blank,
      structure: scan.structure,
      continuation: 0,
    },
  };
}

interface RowScan {
  readonly builder: ChatBuilder;
  readonly skipped: Skipped[];
  readonly decisions: Decision[];
  /** null when no column tells of orders. */
  readonly orders: RowOrders | null;
  readonly blank: number;
  readonly structure: number;
  /** Seconds east of UTC of the clock; NaN when no time carries an offset. */
  readonly clockOffset: number;
}

function scanRows(table: Table, columns: ColumnDetection, options: ReadOptions): RowScan {
  const { fields } = columns;
  const firstRow = columns.headerRow === null ? 0 : columns.headerRow + 1;
  if (fields.text === undefined) {
    const empty = allBlank(table, firstRow);
    throw empty
      ? new Problem("notEvaluable", "chat.noRows")
      : new Problem("wrongInput", "chat.noTextColumn", { columns: headerNames(columns) });
  }

  const builder = new ChatBuilder(Math.max(16, table.rowCount - firstRow));
  const skipped: Skipped[] = [];
  const decisions = new DecisionTally();
  const {
    text: textColumn,
    time,
    sender,
    role,
    conversation,
    customer,
    agent,
    kind,
    shop,
    recipient,
  } = fields;
  // 买家旺旺 names a conversation, and whoever asks there.
  const namesConversation =
    conversation !== undefined && isCustomerWord(columns.columns[conversation].header);
  const namesCustomer = customer ?? (namesConversation ? conversation : undefined);
  const headerOfKind = kind === undefined ? "" : (columns.columns[kind]?.header ?? "");
  const read = [conversation, time, sender, role, textColumn].filter((column) => column !== undefined);
  const times = new RowTimes(table, columns, firstRow, options, decisions);
  const orders = RowOrders.has(columns) ? new RowOrders(table, columns, times.another()) : null;
  const at = (row: number, column: number | undefined): Cell =>
    column === undefined ? null : table.cell(row, column);
  const inJson = holdsJson(table, textColumn, firstRow);
  const headerOfText = columns.columns[textColumn]?.header ?? "";
  const roleOf = rolesByWord(role === undefined ? "" : (columns.columns[role]?.header ?? ""));
  const skip = (row: number, reason: SkipReason) =>
    skipped.push({ row: table.sourceRow(row), text: rowText(table, row), reason });
  /** The side that a speaker's name is of, where it is no word for one: that of the column beside, which names the same. */
  const sideOf = (row: number, name: string): Role => {
    const side = roleOf(name);
    if (side !== Role.unknown || name === "") return side;
    const isCustomer = cellText(at(row, customer)).trim() === name;
    const isAgent = cellText(at(row, agent)).trim() === name;
    return isCustomer === isAgent ? Role.unknown : isCustomer ? Role.customer : Role.agent;
  };
  const takeTurns = role === undefined && columnsTakeTurns(table, columns, firstRow);
  const recipients = new Recipients();
  const namesRecipients = conversation === undefined && sender !== undefined && recipient !== undefined;
  if (namesRecipients) {
    for (let row = firstRow; row < table.rowCount; row++) {
      const name = cellText(at(row, sender)).trim();
      const said = role === undefined ? Role.unknown : roleOf(at(row, role));
      recipients.add(name, recipientOf(at(row, recipient)), said);
    }
  }
  let blank = 0;
  let structure = firstRow;
  let lastConversation: string | null = null;
  const inShops =
    shop !== undefined &&
    conversation !== undefined &&
    (options.severalShops ?? hasSeveralShops(table, shop, firstRow));
  builder.namesShops = inShops;
  let lastShop = "";

  for (let row = firstRow; row < table.rowCount; row++) {
    const text = table.cell(row, textColumn);
    if (isBlank(text) && isBlankRow(table, row)) {
      blank++;
      continue;
    }
    const mayBeHeader = headerOfText !== "" && typeof text === "string" && text.length < longestHeader;
    if (mayBeHeader && text.trim() === headerOfText && repeatsHeader(table, row, columns, read)) {
      structure++;
      continue;
    }
    if (typeof text === "string" && isRule(text) && isRuleRow(table, row)) {
      structure++;
      continue;
    }
    const timeCell = at(row, time);
    const senderCell = at(row, sender);
    const roleCell = at(row, role);
    const conversationCell = at(row, conversation);
    if (
      isErrorCell(text) ||
      isErrorCell(timeCell) ||
      isErrorCell(senderCell) ||
      isErrorCell(roleCell) ||
      isErrorCell(conversationCell)
    ) {
      skip(row, "chat.errorCell");
      continue;
    }
    const senderName = cellText(senderCell).trim();
    const agentName = takeTurns ? cellText(at(row, agent)).trim() : "";
    const nobody = senderName === "" && agentName === "" && isBlank(roleCell);
    const when = time === undefined ? unknownTime : times.read(row, timeCell);
    // A picture leaves its text empty, but somebody sent it at some time.
    if (isBlank(text) && (nobody || Number.isNaN(when.seconds))) {
      skip(row, "chat.noText");
      continue;
    }
    // Totals and footnotes stand below many exports.
    if (nobody && (sender !== undefined || role !== undefined) && Number.isNaN(when.seconds)) {
      skip(row, "chat.noSender");
      continue;
    }
    if (time !== undefined && Number.isNaN(when.seconds)) times.tellUnread(row, timeCell);
    const named = role === undefined ? sideOf(row, senderName) : roleOf(roleCell);
    const spoken = takeTurns && !nobody ? (agentName === "" ? Role.customer : Role.agent) : named;
    const stated =
      kind !== undefined && saysEvent(headerOfKind, table.cell(row, kind)) ? Role.system : spoken;
    let name = senderName || agentName;
    // Where a role says which side speaks, the sides have their names in columns of their own.
    if (name === "") {
      const side = spoken === Role.customer ? namesCustomer : spoken === Role.agent ? agent : undefined;
      name = cellText(at(row, side)).trim();
    }
    if (name === "" && !isBlank(roleCell)) {
      name = yesOrNo(roleCell) === null ? cellText(roleCell).trim() : roleIds[spoken];
      const isNamed = sender !== undefined || namesCustomer !== undefined || agent !== undefined;
      if (!isNamed) decisions.add("senderFromRole", table.sourceRow(row));
    }
    let conversationName: string | null = null;
    if (conversation !== undefined) {
      const cell = cellText(conversationCell).trim();
      if (cell !== "") conversationName = lastConversation = cell;
      else {
        conversationName = lastConversation;
        if (conversationName !== null) decisions.add("filledDown", table.sourceRow(row));
      }
      if (inShops && conversationName !== null) {
        lastShop = cellText(at(row, shop)).trim() || lastShop;
        conversationName = conversationInShop(lastShop, conversationName);
      }
    }
    if (namesRecipients)
      conversationName = recipients.conversationOf(senderName, recipientOf(at(row, recipient)));
    const kept = cellText(text);
    const written = inJson ? wordsOfJson(kept, at(row, kind)) : kept;
    if (written !== kept) decisions.add("jsonText", table.sourceRow(row));
    const words = textOfHtml(written);
    if (words !== written) decisions.add("htmlText", table.sourceRow(row));
    const message = builder.add(conversationName, when, name, stated, words, table.sourceRow(row));
    orders?.read(row, message);
  }
  if (builder.length === 0 && skipped.length === 0) throw new Problem("notEvaluable", "chat.noRows");
  times.settlePrecision(builder);
  if (inShops) decisions.add("severalShops", null);
  const { clockOffset } = times;
  return { builder, skipped, decisions: decisions.list, orders, blank, structure, clockOffset };
}

/** Whether the names of the two sides stand in columns of their own, in each row that of who speaks. */
function columnsTakeTurns(table: Table, columns: ColumnDetection, firstRow: number): boolean {
  const { sender, agent } = columns.fields;
  if (sender === undefined || agent === undefined) return false;
  if (!isCustomerWord(columns.columns[sender].header)) return false;
  const seen = { customer: false, agent: false };
  for (let row = firstRow; row < table.rowCount; row++) {
    const byCustomer = !isBlank(table.cell(row, sender));
    const byAgent = !isBlank(table.cell(row, agent));
    if (byCustomer && byAgent && !repeatsHeader(table, row, columns, [sender, agent])) return false;
    seen.customer ||= byCustomer;
    seen.agent ||= byAgent;
  }
  return seen.customer && seen.agent;
}

/** Longer texts are no headers. */
const longestHeader = 80;
