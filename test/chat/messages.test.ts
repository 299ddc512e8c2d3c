import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAutomaticReply, isClosing, isHandOver, isSystemLine, systemLines } from "../../src/chat/messages";

describe("isClosing", () => {
  it.each([
    "好的",
    "好的，谢谢亲~",
    "嗯嗯",
    "ok",
    "OK thanks!",
    "Thank you!",
    "谢谢你啊",
    "收到啦",
    "[微笑]",
    "👍",
    "[玫瑰][玫瑰] 谢谢",
    "#E-s33",
    "好的呢 再见",
    "您好，谢谢",
    "谢谢你，好的",
  ])("takes %j as asking for nothing", (text) => expect(isClosing(text)).toBe(true));

  it.each([
    "好的，那什么时候发货",
    "嗯？",
    "？？",
    "在吗",
    "亲",
    "[图片]",
    "好的[图片]",
    "谢谢，还有个问题",
    "",
    "行不行",
    "1",
    "你好",
    "您好呀",
    "亲，你好",
  ])("takes %j as wanting an answer", (text) => expect(isClosing(text)).toBe(false));

  it("takes a person's list in place of its own", () => {
    expect(isClosing("妥妥的", ["妥妥"])).toBe(true);
    expect(isClosing("好的", ["妥妥"])).toBe(false);
  });
});

describe("isAutomaticReply", () => {
  it.each([
    "[自动回复] 亲，您好",
    "【自动回复】在的",
    " 【 自动回复 】在的",
    "（自动回复）稍等",
    "自动回复：稍等",
  ])("knows the mark of %j", (text) => expect(isAutomaticReply(text)).toBe(true));

  it("knows the shop's own automatic texts by their beginning", () => {
    const own = ["欢迎光临本店"];
    expect(isAutomaticReply("欢迎光临 本店，客服马上就来", own)).toBe(true);
    expect(isAutomaticReply("欢迎光临本店，客服马上就来")).toBe(false);
    expect(isAutomaticReply("您好，欢迎光临本店", own)).toBe(false);
  });

  it("leaves a message that only speaks of automatic replies alone", () => {
    expect(isAutomaticReply("自动回复怎么关")).toBe(false);
  });
});

describe("isSystemLine", () => {
  it.each([
    "由 服务助手 转交给 小美",
    "小美 将该会话转移给 小李，请及时处理",
    "t******7 撤回了一条消息",
    "已读",
    "[当前用户来自 商品详情页]",
    "当前用户来自 淘宝搜索",
    "原因：【离线留言自动分配】",
    "消费者催促您，请尽快回复！",
    "用户超时未回复，系统关闭会话",
    "[订单卡片]",
    "请在客户端查看原始聊天记录，网页版无法展示",
    "没有更多内容了",
    "买家已付款",
    "You deleted this message.",
    "您已删除这条消息。",
    "此訊息已刪除",
    "Du hast diese Nachricht gelöscht.",
    "Eliminaste este mensaje.",
    "小美已收回訊息",
    '"云朵"邀请"小雨"加入了群聊',
    "“云朵”拍了拍“小美”",
  ])("knows %j", (line) => expect(isSystemLine(line)).toBe(true));

  it.each([
    "我拍了拍灰，还是脏的",
    "I deleted this message by mistake",
    "我想转交给别人用可以吗",
    "已读了吗",
    "[图片]",
    "[动画表情]",
    "由",
    "由转交给",
    "商品推荐一下",
    "亲，邀请您评价一下哦",
    "已为您转接售后专员，请稍等",
    "",
  ])("leaves the message %j to its sender", (line) => expect(isSystemLine(line)).toBe(false));

  it("takes a person's templates in place of its own", () => {
    expect(isSystemLine("工单 123 已创建", ["工单*已创建"])).toBe(true);
    expect(isSystemLine("已读", ["工单*已创建"])).toBe(false);
  });

  it("matches any text against any templates without a throw", () => {
    const template = fc.stringMatching(/^[ab*转 ]{0,8}$/);
    fc.assert(
      fc.property(fc.string(), fc.array(template), (text, templates) => {
        expect(typeof isSystemLine(text, templates)).toBe("boolean");
      }),
    );
  });
});

describe("isHandOver", () => {
  it("knows platforms' hand-over lines and the customer's call for a person", () => {
    expect(isHandOver("由 服务助手 转交给 小美")).toBe(true);
    expect(isHandOver("转人工")).toBe(true);
    expect(isHandOver("我要人工客服！")).toBe(true);
    expect(isHandOver("人工费多少")).toBe(false);
    expect(isHandOver("已读")).toBe(false);
  });
});

it("every system line is known however it is spaced, widened or ended", () => {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const line = fc
    .tuple(
      fc.constantFrom(...systemLines),
      fc.constantFrom("小美", "某旗舰店:小美", "a b", "，好"),
      fc.constantFrom("", " ", "\u3000", "\u200e"),
      fc.constantFrom("", "。", "！", "…", "～ "),
      fc.boolean(),
    )
    .map(([template, name, gap, end, widened]) => {
      const text = template.replace(/\*/g, name).split("").join(gap);
      return (widened ? wide(text) : text.toUpperCase()) + end;
    })
    .filter((text) => text.length <= 160);
  fc.assert(
    fc.property(line, (text) => {
      expect(isSystemLine(text)).toBe(true);
    }),
  );
});
