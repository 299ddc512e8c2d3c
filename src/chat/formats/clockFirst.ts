import { Role } from "../role";
import { NameJudge } from "../roles";
import type { Format, Sample } from "./format";
import { cleanLine, longestHead, type Head, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const clock = String.raw`(?:(?:上午|下午|오전|오후) ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?`;
/** `09:05 名: 内容`, `[09:05] name: text`, `09:05 - name: text`, `09:05 AM | name: text` */
const timeThenName = new RegExp(`^(?:\\[(${clock})\\] ?|(${clock}) (?:[-–—|] )?)`);
/** A name may hold a colon with no space behind it, as 某旗舰店:小美 does; what speech is marked by stands in none. */
const speaker =
  /^([^:：\s[\],，。！？!?;；][^:：[\],，。！？!?;；]{0,39}(?::[^:：\s]{1,20})?)(?::(?: |$)|：|:(?=\p{Script=Han}))/u;
/** `[민준] [오후 3:05] 안녕하세요`, as KakaoTalk writes it. */
const nameThenTime = new RegExp(`^\\[([^\\[\\]]{1,40})\\] \\[(${clock})\\] `);
/** `Visitor (09:05:07): text` */
const timeInBrackets = new RegExp(`^([^:：()（）\\[\\],，。！？!?;；]{1,40}?) ?[(（](${clock})[)）][:：] ?`);
/** `Conversation with Jane Doe`, `하나 님과 카카오톡 대화`, `Started on April 14, 2024 at 09:05 AM …`: heads of a help desk's transcript, and its foot. */
const withWhom = /^(?:(?:Conversation|Chat|KakaoTalk Chats) with (.{1,60})|(.{1,60}?) ?님과 카카오톡 대화)$/i;
const startedOn =
  /^(?:(?:Chat|Conversation) )?started(?: on)? ?:? ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, ?)?(\d{4}-\d{1,2}-\d{1,2}|\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, ?\d{4})/iu;
const exported = /^Exported from .{1,80} on .{1,60}$/i;
const rule = /^[-–—=*_]{3,}$/;
/** What a transcript calls itself, and when it was saved. */
const ownTitle =
  /^(?:Chat transcript|.{0,60}카카오톡 대화.{0,60}|(?:저장한 날짜|Date saved|Saved on) ?[:：].{0,60})$/i;
/** A title that nobody else writes. */
const titled = /님과 카카오톡 대화$|^저장한 날짜 ?: ?\d|^Started on \p{L}{3,9} \d{1,2}, \d{4} at /iu;
/** Programs write so too: `09:05:07 ERROR: …` */
const level = /^(?:trace|debug|info|notice|warn(?:ing)?|error|critical|fatal)$/i;
/** `[09:08] *** Mia left the chat ***`, as tawk.to prints who comes and goes. */
const event = new RegExp(`^\\[(${clock})\\] (\\*{3} .{1,120} \\*{3})$`);
/** `2024-04-14`, `--- 2024年4月14日 星期日 ---`, `2024년 4월 14일 일요일` */
const dayLine =
  /^[-–—=* ]*(?:日期[:：] ?)?(\d{4})(?:[-./]|年 ?|년 )(\d{1,2})(?:[-./]|月 ?|월 )(\d{1,2})(?:日|일)?(?:[ ,(（]*[^\s\d:：]{1,9}[)）]?)?[-–—=* ]*$/;

const shape: LineShape = {
  head(line) {
    const start = line.slice(0, longestHead);
    const named = nameThenTime.exec(start);
    if (named) return { sender: named[1].trim(), time: named[2], text: line.slice(named[0].length) };
    const bracketed = timeInBrackets.exec(start);
    if (bracketed && !level.test(bracketed[1])) {
      const text = line.slice(bracketed[0].length).trim();
      return { sender: bracketed[1].trim(), time: bracketed[2], text };
    }
    const happened = event.exec(start);
    if (happened) return { sender: "", time: happened[1], text: happened[2], system: true };
    const time = timeThenName.exec(start);
    const name = time && speaker.exec(start.slice(time[0].length));
    if (!name || level.test(name[1])) return null;
    const text = line.slice(time[0].length + name[0].length).trim();
    return { sender: name[1].trim(), time: time[1] ?? time[2], text };
  },
  mark(line, next) {
    const day = dayLine.exec(line);
    if (day) return { day: day.slice(1, 4).join("-") };
    return exported.test(line) || (rule.test(line) && exported.test(next)) ? {} : null;
  },
};

const titleLines = 10;

/** Whom a title names; "" for every other line. */
function customerIn(line: string): string {
  const match = withWhom.exec(line);
  return (match?.[1] ?? match?.[2] ?? "").trim();
}

/** Above the first message a transcript tells whose it is and when it began; further down the same words are somebody's. */
function withTitle(lines: readonly string[]): LineShape {
  const cleaned = lines.map(cleanLine);
  const first = cleaned.findIndex((line) => shape.head(line, "") !== null);
  const title = new Set(cleaned.slice(0, Math.max(0, first)));
  return {
    ...shape,
    mark(line, next) {
      const known = shape.mark?.(line, next);
      if (known || !title.has(line)) return known ?? null;
      const started = startedOn.exec(line);
      if (started) return { day: started[1] };
      const customer = customerIn(line);
      if (customer !== "") return { conversation: customer };
      return rule.test(line) || ownTitle.test(line) ? {} : null;
    },
  };
}

/** Whether somebody speaks again or is known by the name: 09:00 会议: 预算 is a list of what is planned. */
function holdsSpeakers({ lines }: Sample): boolean {
  const judge = new NameJudge({});
  const seen = new Set(lines.slice(0, titleLines).map((line) => customerIn(cleanLine(line))));
  return lines.some((line) => {
    const head: Head | null = shape.head(cleanLine(line), "");
    if (head === null) return false;
    const isKnown = seen.has(head.sender) || judge.judge(head.sender).role !== Role.unknown;
    seen.add(head.sender);
    return isKnown;
  });
}

/** A clock, then the name and the words on one line: scripts of one's own, Discord, KakaoTalk. */
export const clockFirst: Format = {
  id: "clock-first",
  names: { "zh-CN": "每行“时刻 名字: 内容”", "en-US": "A clock, then name: text" },
  recognise: (sample) =>
    holdsSpeakers(sample)
      ? recogniseLines(sample, shape, 0.7, { line: titled })
      : { confidence: 0, reasons: [] },
  read: (text, options, chapters) => readLines(text, withTitle, options, chapters),
};
