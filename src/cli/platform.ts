import { textFormats } from "../chat/formats/textFormats";
import type { Ruleset } from "../inspection";
import { badValue } from "./options";

/** What people call the platforms that rules know by an id. */
const idByName: Readonly<Record<string, string>> = {
  ...{ 淘宝: "taobao", 天猫: "taobao", 千牛: "taobao", tmall: "taobao", qianniu: "taobao" },
  ...{ 京东: "jd", jingdong: "jd", "jd.com": "jd" },
  ...{ 拼多多: "pdd", pinduoduo: "pdd" },
  ...{ 抖音: "douyin", 抖店: "douyin", 飞鸽: "douyin" },
  ...{ 微信: "wechat", weixin: "wechat" },
};

/**
 * The platform that a person names, as rules name it: one that formats or rules know, in any case, or by its Chinese name.
 *
 * @throws Problem `cli.badValue` that names the platforms there are
 * @example platformNamed("京东", builtInRuleset) //=> "jd"
 */
export function platformNamed(came: string | undefined, { rules }: Ruleset): string | undefined {
  if (came === undefined) return undefined;
  const ofRules = rules.flatMap(({ appliesTo }) => appliesTo?.platforms ?? []);
  const known = [...new Set([...textFormats.flatMap(({ platform }) => platform ?? []), ...ofRules])];
  const folded = came.trim().toLowerCase();
  const found = known.find((id) => id.toLowerCase() === folded) ?? idByName[folded];
  if (found === undefined) throw badValue("--platform <NAME>", came, known);
  return found;
}
