import { feige } from "./feige";
import type { Format } from "./format";
import { jingdong } from "./jingdong";
import { pinduoduo } from "./pinduoduo";
import { qianniu } from "./qianniu";
import { qianniuWeb } from "./qianniuWeb";
import { qq } from "./qq";
import { taobaoPlain } from "./taobaoPlain";
import { timeAbove } from "./timeAbove";
import { wangwang } from "./wangwang";
import { wangwangManager } from "./wangwangManager";
import { wechat } from "./wechat";
import { whatsapp } from "./whatsapp";

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
  timeAbove,
];
