import { isHeaderWord } from "../chat/columns";
import { foldName } from "../chat/fold";
import { isBlank, type Cell } from "../chat/table";
import type { Column } from "./parameters";

/** Heads of columns of messages and of customers that say more than a chat's own headers do. */
const ofMessages =
  /^(?:客户|买家|顾客|用户|咨询|聊天|会话|对话|消息|留言|评价|回复)?(?:内容|消息|问题|留言|文本|原文)$|^(?:(?:customer|chat|message)s? )?(?:question|message|text|content|comment)s?$/;
const ofCustomers =
  /^(?:会员|客户|买家|顾客|用户|收货人|收件人|旺旺|微信|手机|电话|邮箱)(?:名称?|姓名|昵称|号码?|id|编号|账号)?$|^(?:(?:customer|client|buyer|user|member|open|union)[ _]?)?(?:id|name|no\.?|number|account|e-?mail|phone|mobile)s?$|^members?$/;

/** Whether a cell heads a column of messages. */
export function isHeaderOfMessages(cell: Cell): boolean {
  return isHeaderWord(cell) || (typeof cell === "string" && ofMessages.test(foldName(cell)));
}

/** Whether a cell heads a column of customers. */
export function isHeaderOfCustomers(cell: Cell): boolean {
  return isHeaderWord(cell) || (typeof cell === "string" && ofCustomers.test(foldName(cell)));
}

/** Zero-based rows of a column of messages that hold one: without blank rows, and without a header above the others. */
export function* messageRows(texts: Column): Generator<number> {
  let isFirst = true;
  for (let row = 0; row < texts.height; row++) {
    const cell = texts.cell(row);
    if (isBlank(cell)) continue;
    const isHeader = isFirst && row + 1 < texts.height && isHeaderOfMessages(cell);
    isFirst = false;
    if (!isHeader) yield row;
  }
}
