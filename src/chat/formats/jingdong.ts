import { jingdongClosedGap } from "../sessions";
import type { Format } from "./format";
import { nameThenTime } from "./heads";
import type { LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const sessionRule = /^\/?\*{4,}.*以下为一通会话.*$/;

const sessionEnd = /^会话结束_时间[:：] *(.{0,30})$/;

/** A fresh shape per text: sessions are counted, since the log does not name them. */
function shapeOfLog(): LineShape {
  let session = 0;
  return {
    head(line) {
      const end = sessionEnd.exec(line);
      return end ? { sender: "", time: end[1] || null, text: line, system: true } : nameThenTime(line);
    },
    mark: (line) => (sessionRule.test(line) ? { conversation: String(++session) } : null),
    tidy: (text) => text.replace(/<br ?\/?>/gi, "\n"),
  };
}

/** 京东咚咚's log: a rule above each session, a name and a time above each message. */
export const jingdong: Format = {
  id: "jingdong",
  platform: "jd",
  names: { "zh-CN": "京东咚咚", "en-US": "JD Dongdong" },
  recognise: (sample) =>
    recogniseLines(sample, shapeOfLog(), 0.7, {
      line: /以下为一通会话|^会话结束_时间[:：]|#E-s\d{2}/,
      sender: /^jd_\w+$|^jimi_|@im\.jd\.com$|自营--/,
      likelySender: /^[a-z]\*{3,5}[a-z\d]{2,}$/i,
    }),
  read: (text, options, chapters) =>
    readLines(
      text,
      shapeOfLog(),
      { ...options, closedSessionGap: options.closedSessionGap ?? jingdongClosedGap },
      chapters,
    ),
};
