import { isAutomaticReply, isSystemLine } from "../messages";

/** Marks that platforms print below a message. */
const readMark = /^(?:已读|未读|发送中|送达|已送达|\[已读\]|\[未读\])$/;

/** Lines by which a product card begins; prices and links below them belong to it. */
const cardHead = /^(?:\[?(?:当前用户来自.*|商品详情页|商品推荐|商品卡片|订单卡片)\]?|\[(?:商品|订单)\])$/;
const cardBody =
  /^(?:[¥￥]\s?\d[\d.,]*.*|.{1,60}[¥￥]\s?\d[\d.,]*|https?:\/\/\S+|月销.{0,12}|库存.{0,12}|订单(?:编?号|状态)[:：].{1,40}|共\d+件.{0,20}|待(?:付款|发货|收货|评价)|已(?:发货|签收|完成|关闭)|交易(?:成功|关闭))$/;

/** Whether a line is no speech: a read mark, a card, a recall, a hand-over. */
export function isPlatformLine(line: string): boolean {
  const trimmed = line.trim();
  const mayBeMark = firstOfMarks.includes(trimmed[0]);
  return (mayBeMark && (readMark.test(trimmed) || cardHead.test(trimmed))) || isSystemLine(trimmed);
}

/** What read marks and cards begin with: other lines are not tried. */
const firstOfMarks = "已未发送[当商订";

export interface SortedLines {
  readonly speech: readonly string[];
  readonly platform: readonly string[];
  /** Where in the body the platform's first line stands; -1: nowhere. */
  readonly firstPlatform: number;
}

/** Speech apart from cards, recalls and hand-overs that stand below it; read marks are neither. */
export function sortLines(body: readonly string[]): SortedLines {
  if (!body.some((line) => line !== "" && isPlatformLine(line)))
    return { speech: body, platform: [], firstPlatform: -1 };
  const speech: string[] = [];
  const platform: string[] = [];
  const isCardBody = (i: number) => i < body.length && cardBody.test(body[i].trim());
  let firstPlatform = -1;
  let inCard = false;
  body.forEach((line, i) => {
    const trimmed = line.trim();
    if (readMark.test(trimmed)) return;
    if (cardHead.test(trimmed)) inCard = true;
    // The product's title stands between the card's head and its price.
    else if (inCard && !isCardBody(i) && !isCardBody(i + 1)) inCard = false;
    const isPlatform = inCard || (isSystemLine(trimmed) && !isAutomaticReply(trimmed));
    (isPlatform ? platform : speech).push(line);
    if (isPlatform && firstPlatform < 0) firstPlatform = i;
  });
  return { speech, platform, firstPlatform };
}
