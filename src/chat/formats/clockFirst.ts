import { Role } from "../role";
import { NameJudge } from "../roles";
import type { Format, Sample } from "./format";
import { cleanLine, longestHead, type Head, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const clock = String.raw`(?:(?:上午|下午|오전|오후) ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?`;
/** `09:05 名: 内容`, `[09:05] name: text`, `09:05 - name: text` */
const timeThenName = new RegExp(`^(?:\\[(${clock})\\] ?|(${clock}) (?:[-–—|] )?)`);
/** A name may hold a colon with no space behind it, as 某旗舰店:小美 does; what speech is marked by stands in none. */
const speaker =
  /^([^:：\s[\],，。！？!?;；][^:：[\],，。！？!?;；]{0,39}(?::[^:：\s]{1,20})?)(?::(?: |$)|：|:(?=\p{Script=Han}))/u;
/** `[민준] [오후 3:05] 안녕하세요`, as KakaoTalk writes it. */
const nameThenTime = new RegExp(`^\\[([^\\[\\]]{1,40})\\] \\[(${clock})\\] `);
/** Programs write so too: `09:05:07 ERROR: …` */
const level = /^(?:trace|debug|info|notice|warn(?:ing)?|error|critical|fatal)$/i;
/** `2024-04-14`, `--- 2024年4月14日 星期日 ---`, `2024년 4월 14일 일요일` */
const dayLine =
  /^[-–—=* ]*(?:日期[:：] ?)?(\d{4})(?:[-./]|年 ?|년 )(\d{1,2})(?:[-./]|月 ?|월 )(\d{1,2})(?:日|일)?(?:[ ,(（]*[^\s\d:：]{1,9}[)）]?)?[-–—=* ]*$/;

const shape: LineShape = {
  head(line) {
    const start = line.slice(0, longestHead);
    const named = nameThenTime.exec(start);
    if (named) return { sender: named[1].trim(), time: named[2], text: line.slice(named[0].length) };
    const time = timeThenName.exec(start);
    const name = time && speaker.exec(start.slice(time[0].length));
    if (!name || level.test(name[1])) return null;
    const text = line.slice(time[0].length + name[0].length).trim();
    return { sender: name[1].trim(), time: time[1] ?? time[2], text };
  },
  mark(line) {
    const day = dayLine.exec(line);
    return day && { day: day.slice(1, 4).join("-") };
  },
};

/** Whether somebody speaks again or is known by the name: 09:00 会议: 预算 is a list of what is planned. */
function holdsSpeakers({ lines }: Sample): boolean {
  const judge = new NameJudge({});
  const seen = new Set<string>();
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
    holdsSpeakers(sample) ? recogniseLines(sample, shape, 0.7) : { confidence: 0, reasons: [] },
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
