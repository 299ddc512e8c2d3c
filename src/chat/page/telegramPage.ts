import { walkPage, type PageVisitor } from "./walkPage";

/**
 * The pages of Telegram's export (`messages.html`, `messages2.html` …), as the `result.json` of the same chat.
 *
 * A message is a block whose class is `message default`; `joined` ones leave out the name of the message above. What the
 * platform says is `message service`, without a time, and with a negative number where it is but the day.
 */

/** Whether a page is of such an export. */
export function isTelegramPage(page: string): boolean {
  return /class="history"/.test(page) && /class="message (?:default|service)\b/.test(page);
}

/** A message as `result.json` writes it. */
interface Message {
  readonly type: "message" | "service";
  date: string;
  from: string;
  text: string;
  media_type?: string;
}

/**
 * @example JSON.parse(telegramJsonOfPage(page)).messages[0]
 * //=> { type: "message", date: "2024-04-14T09:05:07", from: "Jane Doe", text: "Hi" }
 */
export function telegramJsonOfPage(page: string): string {
  const visitor = new TelegramVisitor();
  walkPage(page, visitor);
  return JSON.stringify({ name: visitor.name, messages: visitor.timed() });
}

type Field = "name" | "from" | "text" | "service";

class TelegramVisitor implements PageVisitor {
  name = "";
  private readonly messages: Message[] = [];
  private message: Message | null = null;
  private sender = "";
  /** Blocks that are open. */
  private depth = 0;
  /** The depth at which a message, and what it forwards, began. */
  private messageDepth = 0;
  private forwardedDepth = 0;
  private header = false;
  private field: Field | null = null;
  private fieldDepth = 0;
  private held = "";

  opened(tag: string, attribute: (name: string) => string | undefined): void {
    if (tag === "br") {
      this.held += "\n";
      return;
    }
    if (tag === "span" && this.field === "from") this.finishField();
    const classes = ` ${attribute("class") ?? ""} `;
    const has = (...names: string[]) => names.every((name) => classes.includes(` ${name} `));
    const media = /\b(?:media_(?!wrap)|(?=(?:photo|sticker|animated|video_file)_wrap))([a-z_]+)/.exec(
      classes,
    );
    if (this.message && media) this.message.media_type ??= media[1].replace(/_wrap$/, "");
    if (tag !== "div") return;
    this.depth++;
    if (has("page_header")) this.header = true;
    else if (has("page_body")) this.header = false;
    else if (this.header && has("text") && this.name === "") this.hold("name");
    else if (has("message", "default")) this.begin("message", has("joined"));
    else if (has("message", "service")) {
      if (!attribute("id")?.startsWith("message-")) this.begin("service", false);
    } else if (this.message) this.openedIn(this.message, has, attribute);
  }

  /** What a block within a message is. */
  private openedIn(
    message: Message,
    has: (...names: string[]) => boolean,
    attribute: (name: string) => string | undefined,
  ): void {
    if (has("forwarded", "body")) this.forwardedDepth = this.depth;
    else if (has("date", "details")) message.date = message.date || dateOf(attribute("title") ?? "");
    else if (message.type === "service") {
      if (has("body", "details")) this.hold("service");
    } else if (has("from_name") && this.forwardedDepth === 0) this.hold("from");
    else if (has("text") && this.field === null) this.hold("text");
  }

  closed(tag: string): void {
    if (tag !== "div") return;
    if (this.field !== null && this.depth === this.fieldDepth) this.finishField();
    if (this.depth === this.forwardedDepth) this.forwardedDepth = 0;
    if (this.message && this.depth === this.messageDepth) this.message = null;
    this.depth--;
  }

  said(text: string): void {
    if (this.field !== null) this.held += text.replace(/[ \t\r\n\f]+/g, " ");
  }

  /** The messages; what the platform says beside them has the time of the message above, or else of the first below. */
  timed(): readonly Message[] {
    let date = this.messages.find((message) => message.date !== "")?.date ?? "";
    for (const message of this.messages) {
      if (message.type === "service" && message.date === "") message.date = date;
      else if (message.date !== "") date = message.date;
    }
    return this.messages;
  }

  private begin(type: Message["type"], joined: boolean): void {
    this.field = null;
    this.forwardedDepth = 0;
    if (!joined) this.sender = "";
    this.message = { type, date: "", from: this.sender, text: "" };
    this.messages.push(this.message);
    this.messageDepth = this.depth;
  }

  private hold(field: Field): void {
    this.field = field;
    this.fieldDepth = this.depth;
    this.held = "";
  }

  private finishField(): void {
    const text = this.held.replace(/ ?\n ?/g, "\n").trim();
    const { field, message } = this;
    this.field = null;
    if (field === "name") this.name = text;
    else if (message === null) return;
    else if (field === "from") {
      this.sender = text.replace(/ via @\w+$/, "");
      message.from = this.sender;
    } else message.text = message.text === "" ? text : `${message.text}\n${text}`;
  }
}

/** `14.04.2024 09:05:07 UTC+08:00`, as the wall clock of `result.json`; another text as it is. */
function dateOf(title: string): string {
  const match = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})/.exec(title);
  return match ? `${match[3]}-${match[2]}-${match[1]}T${match[4]}` : title;
}
