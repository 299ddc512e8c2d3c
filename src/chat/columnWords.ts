import { foldHeader, HeaderWords, type Synonyms } from "./headers";
import { headersOfLanguages } from "./languages";
import type { Cell } from "./table";

/**
 * What a column of a chat table can hold. `order`, `orderTime` and `paidTime` belong to the order that the chat is about.
 * `customer` and `agent` name the two sides where a role says which of them speaks; `kind` tells messages from notes and
 * events; `shop` tells conversations of several shops apart; `recipient` names whom a message was sent to, where nothing names
 * conversations.
 */
export const fields = [
  "conversation",
  "time",
  "sender",
  "role",
  "text",
  "order",
  "orderTime",
  "paidTime",
  "customer",
  "agent",
  "kind",
  "shop",
  "recipient",
] as const;
export type Field = (typeof fields)[number];

/** Where two fields share a likely word, the first takes it: 客户 is the sender, and the conversation where one is named. */
const synonyms: Readonly<Record<Field, Synonyms>> = {
  time: {
    sure: [
      ..."时间 发送时间 消息时间 聊天时间 消息发送时间 对话时间 发言时间 回复时间 记录时间 日期时间 时间戳 消息产生时间".split(
        " ",
      ),
      ..."time timestamp datetime date_time sent_at send_time sent_time message_time msg_time created_at create_time".split(
        " ",
      ),
      ..."created_time sent ts timestamp_ms".split(" "),
    ],
    likely:
      "日期 发送日期 聊天日期 消息日期 创建时间 咨询时间 会话时间 时刻 date day created createtime".split(
        " ",
      ),
  },
  sender: {
    sure: [
      ..."发送者 发送人 发送方 发送账号 发送帐号 发送者昵称 发送人昵称 发送方昵称 发送者名称 发送人名称 发送方名称 发送者姓名 发送人姓名 发送方姓名 发言人 发言者 发言人昵称 发言者昵称 说话人 消息发送者 消息发送人 消息发送方".split(
        " ",
      ),
      ..."sender actor_name from sender_name from_name author author_name speaker from_user sender_id sent_by message_author message_author_name message_sender message_sender_name from_nick from_nickname sender_nick sender_nickname display_name".split(
        " ",
      ),
    ],
    likely: [
      ..."昵称 账号 帐号 名称 姓名 名字 人员 成员 买家 客户 用户 顾客".split(" "),
      ..."name nickname nick user username user_name customer talker author_id author_email from_id".split(
        " ",
      ),
    ],
  },
  conversation: {
    sure: [
      ..."会话ID 会话 会话名称 会话名 会话编号 会话号 会话标识 对话ID 对话 对话编号 对话号 咨询ID 接待ID 工单 工单号 工单编号 工单ID".split(
        " ",
      ),
      ..."cid sid session session_id chat_id conversation conversation_id thread thread_id ticket ticket_id".split(
        " ",
      ),
      ..."ticket_number chat case case_id dialog_id dialogue_id str_talker talker_id".split(" "),
    ],
    likely: [
      ..."客户ID 客户名 客户名称 客户姓名 客户昵称 客户账号 买家ID 买家名 买家昵称 买家账号 买家旺旺 买家会员名".split(
        " ",
      ),
      ..."用户ID 用户名 用户昵称 顾客ID 顾客名 顾客昵称 访客ID 访客 访客名 旺旺 旺旺ID 旺旺昵称 客户旺旺 客户 买家 用户 顾客 聊天对象 对话对象 会话对象 对方 对方昵称".split(
        " ",
      ),
      ..."customer customer_id customer_name buyer buyer_id buyer_name visitor visitor_id contact client".split(
        " ",
      ),
    ],
  },
  role: {
    sure: [
      ..."角色 账号类型 帐号类型 发送者角色 发送人角色 发送方角色 发送者类型 发送人类型 发送方类型 用户类型 身份 身份类型 发言角色 发言者角色 发言人角色 说话人角色 发送人身份 发送者身份 发送方身份 方向 消息方向 聊天方向 收发方向".split(
        " ",
      ),
      ..."role sender_type sender_role author_type author_role message_author_type message_sender_type account_type user_type speaker_role participant_type actor_type from_type direction message_direction incoming is_incoming from_agent is_from_agent is_agent from_customer is_customer is_sender is_send is_self from_me is_from_me key_from_me 是否客服 是否客户 是否本人 是否自己 是否发送".split(
        " ",
      ),
    ],
    likely: [],
  },
  text: {
    sure: [
      ..."内容 消息 消息内容 聊天内容 发送内容 对话内容 发言内容 回复内容 会话内容 聊天记录 文本 文本内容 消息文本 正文 话术".split(
        " ",
      ),
      ..."message content text body message_text message_content message_body msg msg_content utterance plain_body".split(
        " ",
      ),
    ],
    likely: "记录 comment comments description detail details 详情".split(" "),
  },
  order: {
    sure: "订单号 订单编号 订单ID 订单 关联订单 关联订单号 交易号 order order_id order_no order_number".split(
      " ",
    ),
    likely: [],
  },
  orderTime: {
    sure: "下单时间 拍下时间 订单创建时间 订单时间 成交时间 下单日期 order_time ordered_at order_created_at placed_at order_date".split(
      " ",
    ),
    likely: [],
  },
  paidTime: {
    sure: "付款时间 支付时间 买家付款时间 订单付款时间 订单支付时间 付款日期 paid_time paid_at payment_time payment_at pay_time".split(
      " ",
    ),
    likely: [],
  },
  customer: {
    sure: [],
    likely: [
      ..."客户名称 客户姓名 客户昵称 客户名 客户 访客姓名 访客名称 访客昵称 访客名 访客 顾客名称 顾客姓名 顾客昵称 顾客名 顾客".split(
        " ",
      ),
      ..."顾客账号 客户账号 买家账号 买家旺旺 客户旺旺 用户账号 买家昵称 买家名称 买家名 买家 用户昵称 用户名称 用户姓名 用户名 用户".split(
        " ",
      ),
      ..."customer_name customer visitor_name visitor requester requester_name end_user contact_name contact client_name buyer_name buyer talker".split(
        " ",
      ),
    ],
  },
  agent: {
    sure: [],
    likely: [
      ..."卖家 卖家名称 卖家昵称 卖家账号 卖家旺旺 客服名称 客服姓名 客服昵称 客服账号 客服旺旺 客服 客服ID 客服工号 接待客服 接待人 接待人员 坐席 坐席姓名 坐席名称 坐席昵称".split(
        " ",
      ),
      ..."agent_name agent assignee assignee_name operator operator_name staff_name".split(" "),
    ],
  },
  kind: {
    // Whether the customer sees a row says more than what sort it is.
    sure: "public private internal is_public is_private is_internal 是否公开 是否内部 客户可见".split(" "),
    likely: "消息类型 message_type msg_type part_type comment_type content_type 类型 type".split(" "),
  },
  shop: {
    sure: [
      ..."店铺 店铺名 店铺名称 店铺ID 店铺编号 店铺账号 所属店铺 来源店铺 网店 网店名称 门店 门店名称 商铺 店名".split(
        " ",
      ),
      ..."shop shop_name shop_id shop_title store store_name store_id storefront".split(" "),
    ],
    likely: [],
  },
  recipient: {
    sure: [
      ..."接收人 接收方 接收者 接收人ID 接收账号 接收人昵称 接收人名称 收信人 消息接收人 消息接收方 消息接收者".split(
        " ",
      ),
      ..."recipient recipient_id recipient_name receiver receiver_id receiver_name to_user to_list to_name".split(
        " ",
      ),
    ],
    likely: ["to"],
  },
};

/** Words of Chinese and English first: where another language means something else by a word, they win. */
const wordsOf = (field: Field): Synonyms => ({
  sure: [...synonyms[field].sure, ...(headersOfLanguages[field]?.sure ?? [])],
  likely: [...synonyms[field].likely, ...(headersOfLanguages[field]?.likely ?? [])],
});
/** In the order of `synonyms`, in which fields take a word that several of them share. */
const allWords = Object.fromEntries(
  (Object.keys(synonyms) as Field[]).map((field) => [field, wordsOf(field)]),
) as Record<Field, Synonyms>;

/** The fields of a chat table by the words that head them. */
export const headerWords = new HeaderWords(allWords);

/** Whether a cell is a word by which chat tables head a column. */
export function isHeaderWord(cell: Cell): boolean {
  return headerWords.knows(cell);
}

/** Folded headers of columns that name customers, and of those that name agents. */
export const customerWords: ReadonlySet<string> = new Set(allWords.customer.likely.map(foldHeader));
export const agentWords: ReadonlySet<string> = new Set(allWords.agent.likely.map(foldHeader));

/** Whether a header says that the column names customers, whoever speaks. */
export function isCustomerWord(header: Cell): boolean {
  return customerWords.has(foldHeader(header));
}
