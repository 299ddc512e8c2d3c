/** Amounts that a text takes off a price: 便宜20元, 八五折, 减10, 打9折, 少两成. */
import { foldWithOffsets } from "./fold";

export interface Discount {
  /** Offsets into the original text. */
  readonly start: number;
  readonly end: number;
  /** Yuan, or the share of the price. */
  readonly unit: "yuan" | "share";
  readonly value: number;
}

const digits = "零一二三四五六七八九";
const number = "\\d{1,6}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百]{1,5}";
/**
 * What may follow an amount that names no currency (便宜20吧, 减10拍下, 返3到支付宝): where anything else does, the number counts
 * something else (少2包, 减5斤), and a single 一 counts nothing (便宜一点, 优惠一下).
 */
const noUnit =
  "(?<!(?<![十百])一)(?=$|[^\\p{L}\\p{N}%]|[吧了哦哈呢呀啊嘛吗么的给你亲可行好就再都也算拍直买卖收到拿券优之以怎]|包邮|下单|成交|后)";
/** 到 and 成 before a number name the price that is left, 满 what must be bought. */
const expression = new RegExp(
  `(?:打|给你?)?(?<fold>${number}|对)折|` +
    `(?:便宜|优惠|减免|立减|减|少|降|让|抹|返|退你?|补偿?你?|红包)(?:了|你|给你|个|掉|你个)?(?<yuan>${number})(?<unit>元|块钱|块|rmb|%|个点|[毛角]|成(?![交功])|${noUnit})|` +
    `(?<before>${number})(?:元|块钱|块)(?:的)?(?:优惠券?|红包|券|补偿)|` +
    `(?:零头|尾数)(?:的)?(?<odd>${number})(?:元|块钱|块)?(?:就|也)?(?:给你|帮你)?(?:抹|去|免|不要|不收|减|省)`,
  "gu",
);

/**
 * Finds the discounts that a text names; linear in its length.
 *
 * @example discountsIn("给您便宜20元") //=> [{ start: 2, end: 7, unit: "yuan", value: 20 }]
 * @example discountsIn("那就打八五折")[0].value //=> 0.15
 * @example discountsIn("优惠到80元") //=> []
 */
export function discountsIn(original: string): Discount[] {
  const { text, offsets } = foldWithOffsets(original);
  const found: Discount[] = [];
  for (const match of text.matchAll(expression)) {
    const groups = match.groups!;
    const isFold = groups.fold !== undefined;
    const amount = valueOf(groups.fold ?? groups.yuan ?? groups.before ?? groups.odd, isFold);
    const of = isFold ? undefined : partOf[groups.unit ?? ""];
    const isShare = isFold || of?.unit === "share";
    const value = isFold ? 1 - foldShare(amount) : amount * (of?.one ?? 1);
    if (!(value > 0)) continue;
    found.push({
      start: offsets[match.index],
      end: offsets[match.index + match[0].length - 1] + 1,
      unit: isShare ? "share" : "yuan",
      value: Math.round(value * 1e6) / 1e6,
    });
  }
  return found;
}

/** What one of a unit is, where it is no yuan: three 成 are 0.3 of the price, five 毛 are half a yuan. */
const partOf: Readonly<Record<string, { unit: Discount["unit"]; one: number } | undefined>> = {
  "%": { unit: "share", one: 0.01 },
  个点: { unit: "share", one: 0.01 },
  成: { unit: "share", one: 0.1 },
  毛: { unit: "yuan", one: 0.1 },
  角: { unit: "yuan", one: 0.1 },
};

/** 8 and 80 折 are 0.8 of the price, 85 and 8.5 are 0.85. */
function foldShare(amount: number): number {
  return amount <= 10 ? amount / 10 : amount / 100;
}

/** A number in digits or in Chinese words up to 999; of a 折, 八五 is 85 and 对 is 5. */
function valueOf(text: string, isFold: boolean): number {
  if (/^\d/.test(text)) return Number(text);
  if (text === "对") return 5;
  const digit = (sign: string): number => (sign === "两" ? 2 : digits.indexOf(sign));
  if (!/[十百]/.test(text)) {
    const all = [...text].map(digit);
    return isFold || all.length === 1 ? Number(all.join("")) : NaN;
  }
  let total = 0;
  let last = 1;
  let wasHundred = false;
  for (const sign of text) {
    if (sign === "百") {
      total += last * 100;
      last = 0;
      wasHundred = true;
    } else if (sign === "十") {
      total += (last || 1) * 10;
      last = 0;
      wasHundred = false;
    } else last = digit(sign);
  }
  const ends = /[十百]$/.test(text);
  // 一百五 is 150.
  return total + (ends ? 0 : wasHundred ? last * 10 : last);
}
