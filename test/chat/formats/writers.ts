/** A writer for each format of text: a chat as the platform would have exported it. */
import { formatTime } from "../../../src/chat/time";

export interface Written {
  readonly conversation: string;
  /** Seconds of the wall clock. */
  readonly time: number;
  readonly sender: string;
  readonly text: string;
}

export interface Writer {
  readonly write: (messages: readonly Written[]) => string;
  /** What the format cannot hold: times, names of conversations, or several lines of text. */
  readonly without?: readonly ("times" | "conversations" | "lines")[];
}

const day = (time: number) => formatTime(time).slice(0, 10);
const clock = (time: number) => formatTime(time).slice(11);
const dated = (time: number) => `${day(time)} ${clock(time)}`;
/** Not padded, as 千牛 writes it. */
const bare = (time: number) => dated(time).replace(/-0/g, "-").replace(/ 0/, " ");

const each = (line: (message: Written) => string) => (messages: readonly Written[]) =>
  messages.map(line).join("\n");
const nameThenTime = each(({ sender, time, text }) => `${sender} ${bare(time)}\n${text}`);

/** Messages of each conversation, under a line of its own. */
const sections =
  (head: (conversation: string) => string, line: (message: Written) => string, foot = "") =>
  (messages: readonly Written[]) =>
    [...new Set(messages.map(({ conversation }) => conversation))]
      .map((name) =>
        [head(name), ...messages.filter(({ conversation }) => conversation === name).map(line), foot].join(
          "\n",
        ),
      )
      .join("\n");

const quoted = (cell: string) => `"${cell.replace(/"/g, '""')}"`;

export const writers: Readonly<Record<string, Writer>> = {
  table: {
    write: (messages) =>
      [
        "会话,时间,发送者,内容",
        ...messages.map(({ conversation, time, sender, text }) =>
          [conversation, dated(time), sender, text].map(quoted).join(","),
        ),
      ].join("\n"),
  },
  qianniu: { write: nameThenTime },
  "qianniu-web": {
    write: (messages) => {
      let last = "";
      const lines = messages.map(({ time, sender, text }) => {
        const head = day(time) === last ? "" : `${day(time)}\n`;
        last = day(time);
        return `${head}${clock(time)}\n${text}\n${sender}`;
      });
      return [...lines, "没有更多内容了"].join("\n");
    },
  },
  wangwang: {
    write: (messages) =>
      `某某旗舰店\n单聊\n${sections(
        (name) => "-".repeat(28) + name + "-".repeat(28),
        ({ sender, time, text }) => `${sender}(${dated(time)}):  ${text}`,
        "=".repeat(64),
      )(messages)}`,
  },
  "wangwang-manager": { write: each(({ sender, time, text }) => `${dated(time)} ${sender}: ${text}`) },
  "taobao-plain": { write: each(({ sender, text }) => `${sender}:${text}`), without: ["times", "lines"] },
  jingdong: {
    write: sections(
      () => `/${"*".repeat(30)}以下为一通会话${"*".repeat(30)}/`,
      ({ sender, time, text }) => `${sender} ${dated(time)}\n${text}\t`,
    ),
    without: ["conversations"],
  },
  pinduoduo: { write: nameThenTime },
  feige: { write: nameThenTime },
  wechat: {
    write: each(({ sender, time, text }) => `${sender}(${dated(time)})\n${text}`),
  },
  qq: { write: each(({ sender, time, text }) => `${dated(time)} ${sender}(10001)\n${text}`) },
  whatsapp: {
    write: each(({ sender, time, text }) => {
      const [year, month, date] = day(time).split("-");
      return `[${date}/${month}/${year}, ${clock(time)}] ${sender}: ${text}`;
    }),
  },
  telegram: {
    write: each(({ sender, time, text }) => `${sender}, [${dated(time)}]\n${text}\n`),
  },
  "telegram-json": {
    write: (messages) => {
      const list = [...new Set(messages.map(({ conversation }) => conversation))].map((name, id) => ({
        name,
        id,
        messages: messages
          .filter(({ conversation }) => conversation === name)
          .map(({ sender, time, text }) => ({ type: "message", date: formatTime(time), from: sender, text })),
      }));
      return JSON.stringify({ chats: { list } }, null, 1);
    },
  },
  "meta-json": {
    write: (messages) => {
      // Each byte of UTF-8 is a character of its own.
      const scrambled = (text: string) => Buffer.from(text).toString("latin1");
      const list = messages.map(({ sender, time, text }) => ({
        sender_name: scrambled(sender),
        timestamp_ms: time * 1000,
        content: scrambled(text),
      }));
      return JSON.stringify({ participants: [], messages: list }, null, 1);
    },
  },
  labelled: {
    write: each(
      ({ conversation, sender, time, text }) =>
        `会话ID：${conversation}\n发送人：${sender}\n时间：${dated(time)}\n内容：${text}\n`,
    ),
  },
  line: {
    write: sections(
      (name) => `[LINE] Chat history with ${name}\nSaved on: 04/15/2024, 10:00\n\nSun, 04/14/2024`,
      ({ sender, time, text }) => `${clock(time)}\t${sender}\t${text.includes("\n") ? quoted(text) : text}`,
    ),
  },
  "zendesk-chat": {
    write: sections(
      () => "Chat started: 2024-04-14 09:00:00 AM UTC\nServed by: 某某旗舰店:小美\n",
      ({ sender, time, text }) => `(${clock(time)}) ${sender}: ${text}`,
    ),
  },
  "clock-first": {
    write: sections(
      () => "2024-04-14",
      ({ sender, time, text }) => `[${clock(time)}] ${sender}: ${text}`,
    ),
  },
  "time-above": { write: each(({ sender, time, text }) => `${dated(time)}\n${sender}：${text}\n`) },
};
