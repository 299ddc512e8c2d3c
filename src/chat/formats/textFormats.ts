import { Problem } from "../../problem";
import { clockFirst } from "./clockFirst";
import { feige } from "./feige";
import type { Format } from "./format";
import { jingdong } from "./jingdong";
import { line } from "./line";
import { pinduoduo } from "./pinduoduo";
import { qianniu } from "./qianniu";
import { qianniuWeb } from "./qianniuWeb";
import { qq } from "./qq";
import { taobaoPlain } from "./taobaoPlain";
import { telegram } from "./telegram";
import { timeAbove } from "./timeAbove";
import { wangwang } from "./wangwang";
import { wangwangManager } from "./wangwangManager";
import { wechat } from "./wechat";
import { whatsapp } from "./whatsapp";
import { zendeskChat } from "./zendeskChat";

/** Of the export that Telegram itself writes; `telegramJson.ts` reads tables, which this room must not. */
export const telegramJsonId = "telegram-json";

/** The sentence's data for an id that no format has. */
export function unknownFormat(came: string): Problem {
  const known = ["table", telegramJsonId, "meta-json", "labelled", ...textFormats.map(({ id }) => id)].join(
    ", ",
  );
  return new Problem("wrongInput", "chat.unknownFormat", { came, formats: known });
}

/** Every shape of running text that can be read. Where two are equally sure, the first is taken. */
export const textFormats: readonly Format[] = [
  qianniu,
  qianniuWeb,
  wangwang,
  wangwangManager,
  taobaoPlain,
  jingdong,
  pinduoduo,
  feige,
  wechat,
  qq,
  whatsapp,
  telegram,
  line,
  zendeskChat,
  timeAbove,
  clockFirst,
];

/**
 * The platform whose chats a format is, for rules that apply to some platforms alone.
 *
 * @param id id of a format
 * @example platformOf("jingdong") //=> "jd"
 * @example platformOf("telegram-json") //=> "telegram"
 * @example platformOf("table") //=> undefined
 */
export function platformOf(id: string): string | undefined {
  return id === telegramJsonId ? telegram.platform : textFormats.find((format) => format.id === id)?.platform;
}
