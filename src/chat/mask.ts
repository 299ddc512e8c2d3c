/** Hides who a person is in a text that others will see. What is hidden keeps its length, so that offsets stay right. */

import type { RoleId } from "./role";
import { conversationOfSession } from "./sessions";
import { conversationWithoutShop } from "./shops";

/** What hides personal data, or shows it. */
export interface Mask {
  /**
   * A text as it may be shown; its offsets stay right.
   *
   * @param customer name of the customer who is spoken with, or of the conversation where it bears that name
   */
  readonly text: (text: string, customer?: string) => string;
  /** A customer, or a conversation that bears a customer's name. */
  readonly name: (name: string) => string;
}

const same = (text: string) => text;

/** Hides nothing. */
export const unmasked: Mask = { text: same, name: same };

/** Digits in a row, however they are set apart. */
const digits = /[\d０-９](?:[ .·—–_*/()（）\u3000-]{0,2}[\d０-９])*/g;
/** Where such a row may go on with a mobile number. */
const mobileNumber = /(?<![\d０-９])[1１][^\d０-９]{0,2}[3-9３-９](?:[^\d０-９]{0,2}[\d０-９]){9}/;
/** Seven digits and more, written together or in groups: telephone, identity and card numbers, orders, parcels. */
const longNumber = /[\d０-９](?:[ -]?[\d０-９]){6,30}[xX]?/g;
/** 123-45-6789 of the United States, whatever sets its groups apart. */
const socialSecurity = /(?<!\d[-–—. ]?)\d{3}([-–—. ])\d{2}\1\d{4}(?![-–—. ]?\d)/g;
/** A day that no digits stand before. */
const date = /((?<![\d０-９][ .·—–_*/()（）\u3000-]{0,2})(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2}(?!\d))/;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const account = /(微信号?|薇信|v信|wechat|vx|wx|qq号?)([:：是为 ]{0,3})([a-z\d][\w-]{4,19})/gi;
const labelledName =
  /(收件人|收货人|姓名|联系人|机主|签收人|recipient|name)([:：是为 ]{1,3})([\p{Script=Han}·]{2,6}|[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?)/gu;
/** The hundred most frequent surnames, which cover most people of the mainland. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
const addressedName = new RegExp(`[${surnames}]\\p{Script=Han}{0,2}(?=先生|女士|小姐)`, "gu");

const houseNumber = /[\d０-９]{1,5} ?(?:号楼|号|栋|幢|单元|室|层)/g;
const place = /省|市|区|县|镇|乡|街道|路|街|大道|巷|弄|村|小区|花园|苑|大厦|公寓/;
/** Where an address cannot go on to the left. */
const barrier = /[，,。.!！?？;；:：、\n\s]|地址|寄到|送到|发到|住在|在|是/g;
const addressReach = 40;

const stars = (text: string) => "*".repeat(text.length);

/**
 * A text without telephone, identity and card numbers and other long numbers, mail and chat accounts, addresses with a house
 * number, and names that are said to be names (收件人：张三, 张先生). A name alone in a sentence is not known for one, unless it is
 * told.
 *
 * @param customer a name to hide wherever the text says it
 * @returns a text of the same length (UTF-16 units)
 * @example maskText("我叫收件人：张三，电话 13800138000") //=> "我叫收件人：**，电话 ***********"
 */
export function maskText(text: string, customer = ""): string {
  return maskAddresses(
    withoutName(text, customer)
      .replace(mail, stars)
      .replace(socialSecurity, stars)
      .replace(account, (_, label: string, between: string, id: string) => label + between + stars(id))
      .replace(
        labelledName,
        (_, label: string, between: string, name: string) => label + between + stars(name),
      )
      .replace(addressedName, stars),
  )
    .split(date)
    .map((piece, i) => (i % 3 === 0 ? maskNumbers(piece) : i % 3 === 1 ? piece : ""))
    .join("");
}

function maskNumbers(text: string): string {
  return text.replace(digits, fromMobileNumber).replace(longNumber, stars);
}

/** A price may stand before a mobile number: what could be one is hidden from there on. */
function fromMobileNumber(row: string): string {
  const at = row.search(mobileNumber);
  return at < 0 ? row : row.slice(0, at) + stars(row.slice(at));
}

/** Names of one character and codes are said without meaning anybody. */
function withoutName(text: string, customer: string): string {
  const name = conversationWithoutShop(conversationOfSession(customer));
  return name.length < 2 || maskName(name) === name ? text : text.replaceAll(name, stars(name));
}

/**
 * A customer's name by its first character, with the number of the session and the shop if there are any. Codes of conversations (S001,
 * 12) are nobody's name.
 *
 * @example maskName("云朵妈妈") //=> "云***"
 */
export function maskName(name: string): string {
  const inShop = conversationWithoutShop(name);
  // A shop is nobody: who spoke there is.
  if (inShop !== name) return name.slice(0, name.length - inShop.length) + maskName(inShop);
  const whole = conversationOfSession(name);
  if (/^[A-Za-z]{0,4}[-_]?\d{1,6}(?: ?· ?\d+)?$/.test(whole)) return name;
  const [first = ""] = whole;
  const stars = "*".repeat(Math.min(3, Math.max(0, whole.length - first.length)));
  return first + stars + name.slice(whole.length);
}

/** From where the place begins to the last house number: 浙江省杭州市文三路 12 号 3 栋 501 室. */
function maskAddresses(text: string): string {
  let masked = text;
  for (const match of text.matchAll(houseNumber)) {
    const end = match.index + match[0].length;
    const from = Math.max(0, match.index - addressReach);
    const before = text.slice(from, match.index);
    const stops = [...before.matchAll(barrier)];
    const last = stops.at(-1);
    const start = last ? from + last.index + last[0].length : from;
    // 3 栋 501 室: what stands right behind a hidden part belongs to it.
    const goesOn = start === match.index ? masked[last ? from + last.index - 1 : start - 1] === "*" : false;
    if (
      goesOn ||
      place.test(text.slice(start, match.index)) ||
      masked.slice(start, match.index).endsWith("*")
    )
      masked = masked.slice(0, start) + stars(text.slice(start, end)) + masked.slice(end);
  }
  return masked;
}

/** Hides what `maskText` and `maskName` hide. */
export const masked: Mask = { text: maskText, name: maskName };

/**
 * The name of a sender as it may be shown: agents, robots and the platform are not hidden; whoever is unknown may be a
 * customer.
 *
 * @example maskedSender("小禾", "agent", masked) //=> "小禾"
 */
export function maskedSender(sender: string, role: RoleId, mask: Mask): string {
  return role === "agent" || role === "robot" || role === "system" ? sender : mask.name(sender);
}
