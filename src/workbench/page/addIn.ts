import { addressOf, quoteSheetName } from "../address";
import type { Book } from "../book";
import { framePort, Host } from "../host";
import type { ArgumentCell, FunctionArgument } from "../host";
import { isErrorText } from "../typedInput";
import type { Call, CallAddIn, GridLocale } from "../univer";
import type { Answer, Argument, ArgumentMatrix } from "../univer/functions/answer";
import { isCellError } from "../univer/functions/answer";
import type { Manifest } from "./manifest";
import type { Scheme } from "./settings";

export interface AddInOptions {
  readonly book: Book;
  readonly manifest: Manifest;
  readonly locale: GridLocale;
  /** The colours in which the add-in begins. */
  readonly scheme: Scheme;
  /** Where the add-in's frame is put. */
  readonly mount: HTMLElement;
  /** The add-in shows or hides its pane. */
  readonly onPane: (open: boolean) => void;
}

/** An add-in that runs in its frame. */
export interface AddIn {
  readonly host: Host;
  /** Resolves when functions can be called and commands run; rejects when the add-in does not come to that. */
  readonly ready: Promise<void>;
  readonly call: CallAddIn;
  /** @throws Error when the add-in takes no commands */
  runCommand(functionName: string, controlId: string): Promise<void>;
  paneChanged(open: boolean): void;
  setScheme(scheme: Scheme): void;
}

/** How long an add-in may take to start before a person is told that something is wrong. */
const longestStart = 60_000;

/**
 * Loads an add-in as Excel does: its page in a frame that exists from the start, visible or not, because worksheet
 * functions and commands live in the same page as the pane.
 */
export function loadAddIn({ book, manifest, locale, scheme, mount, onPane }: AddInOptions): AddIn {
  const host = new Host({
    book,
    addin: { id: manifest.id, name: manifest.displayName, url: manifest.pageUrl },
    locale,
    startsVisible: false,
    onVisibilityRequest: onPane,
  });
  const frame = document.createElement("iframe");
  frame.name = host.frameName(location.origin);
  frame.title = manifest.displayName;
  // Microsoft's library hands no theme of the host to add-ins on the web. A frame prefers the colours of its element; that
  // they are to be of high contrast only its address can say. Another fragment loads no other page.
  const address = (scheme: Scheme) => `${manifest.pageUrl}#${scheme === "contrast" ? "contrast=more" : ""}`;
  const paint = (scheme: Scheme) => (frame.style.colorScheme = scheme === "light" ? "light" : "dark");
  paint(scheme);
  frame.src = address(scheme);
  host.connect(framePort(frame, manifest.pageUrl));
  mount.append(frame);

  const started = Promise.all([host.commandsReady, manifest.functions ? host.functions.ready : null]);
  return {
    host,
    ready: Promise.race([started.then(() => undefined), expire(longestStart, manifest.pageUrl)]),
    call: (call) => callFunction(host, call),
    runCommand: (functionName, controlId) => host.runCommand(functionName, controlId),
    setScheme: (next) => {
      paint(next);
      frame.contentWindow?.location.replace(address(next));
    },
    paneChanged: (open) => host.setVisibility(open ? "Visible" : "Hidden"),
  };
}

async function callFunction(host: Host, { id, parameters, place }: Call): Promise<Answer> {
  const sheet = host.book.sheets().find((candidate) => candidate.id === place.sheetId);
  const cell = addressOf({ row: place.row, column: place.column, rows: 1, columns: 1 });
  const address = sheet && `${quoteSheetName(sheet.name)}!${cell}`;
  const { result } = host.functions.invoke(id, parameters.map(argumentOf), { address, allowErrors: true });
  return result;
}

function argumentOf(parameter: Argument | ArgumentMatrix): FunctionArgument {
  const plain = (cell: Argument): ArgumentCell =>
    isCellError(cell) ? { error: isErrorText(cell.error) ? cell.error : "#VALUE!" } : cell;
  return Array.isArray(parameter)
    ? (parameter as ArgumentMatrix).map((row) => row.map(plain))
    : plain(parameter as Argument);
}

const expire = (milliseconds: number, what: string) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${what}: ${milliseconds / 1000} s`)), milliseconds);
  });
