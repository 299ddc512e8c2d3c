import type { GridLocale } from "../univer/engine";

const chinese = {
  workbook: "示例店铺",
  chats: "聊天记录",
  chatColumns: ["会话ID", "时间", "发送者", "角色", "内容", "下单时间", "付款时间"],
  sales: "转化与销售",
  salesTitle: "各客服的咨询转化与销售额（本月）",
  salesNote: "蓝色的数字可以改，公式会跟着重算。",
  salesColumns: ["客服", "咨询人数", "下单人数", "咨询转化率", "客单价", "销售额"],
  total: "合计",
  afterSales: "售后方案",
  afterSalesTitle: "一笔售后，五种方案各亏多少",
  afterSalesNote: "改一改订单金额和成本，看哪种方案最省。",
  amount: "订单金额",
  amountNote: "顾客实付",
  goodsCost: "商品成本",
  goodsCostNote: "进货价",
  freight: "运费",
  freightNote: "补发一次的运费",
  refund: "部分退款",
  refundNote: "打算退给顾客的金额",
  compareTitle: "按亏损从小到大",
  lossTitle: "按惯例的比例估算亏损",
  lossColumns: ["方案", "低", "中", "高"],
  afterSalesOptions: ["退全款不退货", "免费重发", "部分退款", "优惠券", "答疑"],
};

type Words = typeof chinese;

const english: Words = {
  workbook: "Sample shop",
  chats: "Chats",
  // The chats are Chinese in any language, and so are the platform's column names.
  chatColumns: chinese.chatColumns,
  sales: "Conversion and sales",
  salesTitle: "Conversion and sales by agent, this month",
  salesNote: "Change the blue figures: the formulas follow.",
  salesColumns: ["Agent", "Consultations", "Orderers", "Conversion", "Average order value", "Sales"],
  total: "Total",
  afterSales: "After-sales options",
  afterSalesTitle: "One complaint, five options: what each costs",
  afterSalesNote: "Change the order amount and the costs to see which option costs least.",
  amount: "Order amount",
  amountNote: "what the customer paid",
  goodsCost: "Cost of the goods",
  goodsCostNote: "purchase price",
  freight: "Freight",
  freightNote: "of sending once more",
  refund: "Partial refund",
  refundNote: "what you would pay back",
  compareTitle: "From the smallest loss to the largest",
  lossTitle: "Loss by the usual shares",
  lossColumns: ["Option", "Low", "Middle", "High"],
  afterSalesOptions: ["fullRefund", "resend", "partialRefund", "coupon", "explain"],
};

export const wordsOf = (locale: GridLocale): Words => (locale === "zh-CN" ? chinese : english);
