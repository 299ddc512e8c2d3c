import { foldHeader } from "./headers";
import { foldName } from "./fold";
import { isBlank, type Cell } from "./table";
import { yesOrNo } from "./yesOrNo";

/** What help desks record beside the messages: notes that no customer sees, hand-overs, openings and closings. */
const events = new Set(
  [
    ..."system service event info notice notification note internal private assignment assign assigned close closed".split(
      " ",
    ),
    ..."open opened reopen reopened snoozed unsnoozed participant_added participant_removed note_and_reopen".split(
      " ",
    ),
    ..."revoke recall quick_reply_event status_change internal_note private_note internal_comment".split(" "),
    ..."系统 系统消息 系统提示 系统通知 事件 通知 提示 备注 内部备注 内部消息 便签 会话事件 转接 关闭".split(
      " ",
    ),
  ].map(foldName),
);
const visible = new Set(["public", "ispublic", "公开", "是否公开", "客户可见"].map(foldHeader));
const hidden = new Set(
  ["private", "isprivate", "internal", "isinternal", "内部", "是否内部", "内部备注"].map(foldHeader),
);

/**
 * Whether the cell of a `kind` column says that its row is no message to the customer.
 *
 * @param header of the column
 * @example saysEvent("part_type", "assignment") //=> true
 * @example saysEvent("Public", "false") //=> true
 * @example saysEvent("消息类型", "图片") //=> false
 */
export function saysEvent(header: string, cell: Cell): boolean {
  if (isBlank(cell)) return false;
  const word = foldName(String(cell));
  const head = foldHeader(header);
  if (visible.has(head)) return yesOrNo(cell) === false;
  if (hidden.has(head)) return yesOrNo(cell) === true;
  return events.has(word);
}
