import type { ReportBlock, ReportColumn, ReportSheet } from "../document";
import type { ReportInput } from "../input";
import type { ReportWords } from "../words";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const heat = weekdays.map((_, weekday) => weekday + 1);

/** When customers write, and how long they then wait: hour by weekday. */
export function loadSheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  const { load } = input.overview;
  const isKnown = load.some(({ customerMessages }) => customerMessages > 0);
  return {
    id: "load",
    name: text("sheet.load"),
    title: text("load.title"),
    notes: [text("load.note")],
    blocks: isKnown
      ? [messages(input, words), responses(input, words)]
      : [{ heading: text("load.messages"), notes: [text("load.none")], table: null }],
  };
}

function columnsOf({ text }: ReportWords, kind: ReportColumn["kind"]): ReportColumn[] {
  return [
    { header: text("column.hour"), kind: "text", width: 16 },
    ...weekdays.map((day) => ({ header: text(`weekday.${day}`), kind, width: 13 })),
  ];
}

const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function messages({ overview: { load } }: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  return {
    heading: text("load.messages"),
    notes: [],
    table: {
      id: "hourMessages",
      columns: [...columnsOf(words, "integer"), { header: text("column.total"), kind: "integer", width: 13 }],
      rows: hours.map((hour) => {
        const counts = weekdays.map((_, weekday) => load[hour * 7 + weekday].customerMessages);
        return [hourText(hour), ...counts, counts.reduce((sum, count) => sum + count, 0)];
      }),
      charts: [{ kind: "column", title: text("load.chart"), category: 0, series: [8] }],
      heat,
    },
  };
}

function responses({ overview: { load } }: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  return {
    heading: text("load.responses"),
    notes: [text("load.responsesNote")],
    table: {
      id: "hourResponses",
      columns: columnsOf(words, "seconds"),
      rows: hours.map((hour) => [
        hourText(hour),
        ...weekdays.map((_, weekday) => load[hour * 7 + weekday].meanResponse),
      ]),
      charts: [],
      heat,
    },
  };
}
