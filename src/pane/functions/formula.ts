import { parseAddress } from "../../excel/address";
import type { CellRange, ChatRanges } from "../../excel";
import type { Field } from "../../excel/types";
import type { FunctionEntry, ParameterEntry } from "./catalogue";

/** What stands in for a parameter: cells, or what a person typed. */
export type Argument = CellRange | string;

export type Arguments = Readonly<Record<string, Argument>>;

/** Columns of a chat that a parameter of this name takes, the first that there is. */
const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  conversations: ["conversation"],
  times: ["time"],
  sendersOrRoles: ["sender", "role"],
  roles: ["role"],
  texts: ["text"],
  text: ["text"],
  orderTime: ["orderTime"],
  paidTime: ["paidTime"],
};

/** Measured over one conversation, so that whole columns of a sheet with several would mix them up. */
const perConversation: ReadonlySet<string> = new Set([
  "FIRST_RESPONSE",
  "AVERAGE_RESPONSE",
  "RESPONSE_RATE",
  "REPLY_RATIO",
  "LONGEST_AGENT_RUN",
]);

export const takesOneConversation = ({ id }: FunctionEntry): boolean => perConversation.has(id);

/** Whether any of its parameters is a column of a chat. */
export const takesChat = ({ parameters }: FunctionEntry): boolean =>
  parameters.some(({ name }) => name in fieldsOf);

/** Arguments that the columns of a chat give; a parameter for which there is no column is left out. */
export function chatArguments(entry: FunctionEntry, chat: ChatRanges): Arguments {
  const addresses = takesOneConversation(entry) ? (chat.firstConversation ?? chat.addresses) : chat.addresses;
  const { sheetId, sheetName } = chat;
  return Object.fromEntries(
    entry.parameters.flatMap(({ name }) => {
      // Reading pasted text wants one cell of it, never the messages of a chat that is a table already.
      if (entry.id === "PARSE_CHAT") return [];
      const address = (fieldsOf[name] ?? [])
        .map((field) => addresses[field])
        .find((each) => each !== undefined);
      return address === undefined ? [] : [[name, { sheetId, sheetName, address }]];
    }),
  );
}

/** Names that a formula takes without quotes; what looks like a cell or begins with a digit needs them. */
const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const cellName = /^(?:[a-z]{1,3}\d+|r\d*c\d*|r|c)$/i;

/**
 * A range as a formula names it, with its sheet unless the formula stands there.
 *
 * @example reference({ sheetId: "2", sheetName: "Q1 chats", address: "A2:A9" }, "1") //=> "'Q1 chats'!A2:A9"
 */
export function reference({ sheetId, sheetName, address }: CellRange, fromSheet: string): string {
  if (sheetId === fromSheet) return address;
  const bare = plainName.test(sheetName) && !cellName.test(sheetName);
  return `${bare ? sheetName : `'${sheetName.replaceAll("'", "''")}'`}!${address}`;
}

const sheetPart = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const typedReference = new RegExp(
  `^${sheetPart}\\$?(?:[A-Z]{1,3}\\$?\\d+(?::\\$?[A-Z]{1,3}\\$?\\d+)?#?|[A-Z]{1,3}:\\$?[A-Z]{1,3})$`,
  "iu",
);
const tableColumn = /^[\p{L}_][\p{L}\p{N}_.]*\[[^\]]+\]$/u;

/**
 * What a person typed, as it stands in a formula: a reference, a number or TRUE as they are, anything after = as it is, the
 * rest as a text in quotes.
 *
 * @example token("聊天记录!B2:B9") //=> "聊天记录!B2:B9"
 * @example token("小美") //=> "\"小美\""
 */
export function token(typed: string): string {
  const text = typed.trim();
  if (text === "") return "";
  if (text.startsWith("=")) return text.slice(1).trim();
  const plain = text.normalize("NFKC");
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i.test(plain)) return plain;
  if (/^(?:true|false)$/i.test(plain)) return plain.toUpperCase();
  if (typedReference.test(text) || tableColumn.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

/** The first parameter that has to be filled in and is not. */
export function missingParameter(entry: FunctionEntry, given: Arguments): ParameterEntry | undefined {
  return entry.parameters.find(({ name, optional }) => !optional && isBlank(given[name]));
}

const isBlank = (argument: Argument | undefined) =>
  argument === undefined || (typeof argument === "string" && argument.trim() === "");

/**
 * The formula in English notation, as Excel's API takes it in every language; what is left out at the end is left away.
 *
 * @param fromSheet id of the sheet in which it will stand
 */
export function formulaOf(entry: FunctionEntry, given: Arguments, fromSheet: string): string {
  const tokens = entry.parameters.map(({ name }) => {
    const argument = given[name] ?? "";
    return typeof argument === "string" ? token(argument) : reference(argument, fromSheet);
  });
  while (tokens.at(-1) === "") tokens.pop();
  return `=KEFU.${entry.id}(${tokens.join(",")})`;
}

/** Whether a formula in the first cell of `target` would refer to that cell. */
export function refersToItself(given: Arguments, target: CellRange): boolean {
  const cell = parseAddress(target.address);
  if (!cell) return false;
  return Object.values(given).some((argument) => {
    const address =
      typeof argument !== "string"
        ? argument.sheetId === target.sheetId
          ? argument.address
          : null
        : typedReference.test(argument.trim()) && !argument.includes("!")
          ? argument.trim()
          : null;
    const range = address === null ? null : parseAddress(address.replace(/#$/, ""));
    return (
      range !== null &&
      holds(range.row, range.rows, cell.row) &&
      holds(range.column, range.columns, cell.column)
    );
  });
}

/** @param size null: endless */
const holds = (first: number, size: number | null, index: number) =>
  index >= first && (size === null || index < first + size);
