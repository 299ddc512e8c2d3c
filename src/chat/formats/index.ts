import { Problem } from "../../problem";
import { checkReferenceDate } from "../referenceDate";
import type { Reading, ReadOptions } from "../reading";
import { recognitionOf, type FormatRecognition } from "../recognition";
import { recognise, sampleOf, type Format } from "./format";
import { labelledLines } from "./labelled";
import { metaJson } from "./metaJson";
import { isProgramLog } from "./programLog";
import { tableFormat, tellsNothing } from "./table";
import { telegramJson } from "./telegramJson";
import { textFormats, unknownFormat } from "./textFormats";

export type { Format, Sample } from "./format";

/** Every shape that can be read. Where two are equally sure, the first is taken. */
export const formats: readonly Format[] = [
  tableFormat,
  telegramJson,
  metaJson,
  labelledLines,
  ...textFormats,
];

/**
 * How sure each format is of a text, surest first.
 *
 * @example recogniseText("时间,发送者,内容\n2024-4-14 9:05,小美,在的")[0].format //=> "table"
 */
export function recogniseText(text: string): FormatRecognition[] {
  return recognise(formats, sampleOf(text));
}

/**
 * Reads pasted text or the text of a file, by the format chosen or the one that is surest of it. `readTable` is its twin for
 * cells. The reading tells which format was taken and why, how names and dates were understood (`senders`, `decisions`) and
 * what could not be read (`skipped`); whatever it got wrong is corrected by reading again with other options.
 *
 * @throws Problem `chat.emptyText`, `chat.programLog` and `chat.notRecognised` unless a format is chosen, `chat.unknownFormat`, `chat.badDate` when `referenceDate` is no date, and those of the format
 * @example
 * const text = "03/04/2024, 09:05 - Ana: hola\n03/04/2024, 09:06 - Bo: dime";
 * const first = readText(text);
 * first.format //=> "whatsapp"
 * first.decisions[0] //=> { code: "dateOrderAssumed", count: 1, row: null, value: "dmy" }
 * readText(text, { dateOrder: "mdy", agents: ["Bo"] }).transcript.time[0] //=> 1709543100
 */
export function readText(text: string, options: ReadOptions = {}): Reading {
  checkReferenceDate(options.referenceDate);
  if (text.trim() === "") throw new Problem("notEvaluable", "chat.emptyText");
  const chosen = options.format;
  const sample = sampleOf(text);
  if (chosen === undefined && isProgramLog(sample.lines)) throw new Problem("wrongInput", "chat.programLog");
  const recognised = recognise(formats, sample);
  if (chosen === undefined && recognised[0].confidence === 0 && tellsNothing(sample.lines))
    throw new Problem("wrongInput", "chat.notRecognised");
  const id = chosen ?? recognised[0].format;
  const format = formats.find((one) => one.id === id);
  if (!format) throw unknownFormat(chosen ?? "");
  const reading = format.read(text, options);
  // Commas of other lines make a table of a few: what is mostly not read was not recognised.
  const isRead = reading.skipped.length <= reading.transcript.length;
  if (chosen === undefined && recognised[0].confidence === 0 && !isRead)
    throw new Problem("wrongInput", "chat.notRecognised");
  return {
    ...reading,
    format: format.id,
    recognition: recognitionOf(format.id, recognised, chosen !== undefined),
  };
}
