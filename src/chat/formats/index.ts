import { Problem } from "../../problem";
import { checkReferenceDate } from "../readRows";
import type { Reading, ReadOptions } from "../reading";
import { sampleOf, type Format, type Recognition } from "./format";
import { tableFormat } from "./table";
import { textFormats } from "./textFormats";

export type { Format, Recognition, RecognitionReason, Sample } from "./format";

/** Every shape that can be read. Where two are equally sure, the first is taken. */
export const formats: readonly Format[] = [tableFormat, ...textFormats];

export interface TextReadOptions extends ReadOptions {
  /** Id of a format; recognised when left out. */
  readonly format?: string;
}

export interface FormatRecognition extends Recognition {
  readonly format: string;
}

export interface TextReading extends Reading {
  /** Id of the format by which the text was read. */
  readonly format: string;
  /** What each format said of the text, surest first; empty when the format was chosen. */
  readonly recognition: readonly FormatRecognition[];
}

/**
 * How sure each format is of a text, surest first.
 *
 * @example recogniseText("时间,发送者,内容\n2024-4-14 9:05,小美,在的")[0].format //=> "table"
 */
export function recogniseText(text: string): FormatRecognition[] {
  const sample = sampleOf(text);
  return formats
    .map((format) => ({ format: format.id, ...format.recognise(sample) }))
    .sort((a, b) => b.confidence - a.confidence);
}

/**
 * Reads pasted text or the text of a file, by the format chosen or the one that is surest of it.
 *
 * @throws Problem `chat.emptyText`, `chat.unknownFormat`, and those of the format
 */
export function readText(text: string, options: TextReadOptions = {}): TextReading {
  checkReferenceDate(options.referenceDate);
  if (text.trim() === "") throw new Problem("notEvaluable", "chat.emptyText");
  const chosen = options.format;
  const recognition = chosen === undefined ? recogniseText(text) : [];
  const id = chosen ?? recognition[0]?.format;
  const format = formats.find((one) => one.id === id);
  if (!format) {
    const known = formats.map((one) => one.id).join(", ");
    throw new Problem("wrongInput", "chat.unknownFormat", { came: chosen ?? "", formats: known });
  }
  return { ...format.read(text, options), format: format.id, recognition };
}
