/**
 * What in a text tells who a person is, by patterns: numbers, addresses, accounts, and names that are said to be names. What is
 * hidden keeps its length (UTF-16 units), so that offsets stay right.
 */

/** As many stars as the text is long. */
export const stars = (text: string) => "*".repeat(text.length);

/** Keeps the first group, which says what is hidden, and hides the rest. */
const afterLabel = (all: string, label: string) => label + stars(all.slice(label.length));

/** Digits in a row, however they are set apart. */
const digits = /[\d０-９](?:[ .·—–_*/()（）\u3000-]{0,2}[\d０-９])*/g;
/** Where such a row may go on with a mobile number. */
const mobileNumber = /(?<![\d０-９])[1１][^\d０-９]{0,2}[3-9３-９](?:[^\d０-９]{0,2}[\d０-９]){9}/;
/** Seven digits and more, written together or in groups: telephone, identity and card numbers, orders, parcels. */
const longNumber = /[\d０-９](?:[ -]?[\d０-９]){6,30}[xX]?/g;
/** +44 (0)20 7946 0958, (555) 123-4567, 0171/1234567: a plus, brackets or a slash say that no price is meant. */
const telephone =
  /(?:\+ ?\d{1,3}(?:[ ./-]{0,2}\(?\d{1,5}\)?){2,7}|\(\d{2,5}\)(?:[ ./-]{0,2}\d{2,5}){2,4}|(?<![\d.,/])0\d{2,4}\/\d{5,9})(?!\d)/g;
/** 020.7946.0958; 2026.03.05 and 10.15.7 have fewer digits. */
const dottedNumber = /(?<![\d.])\d{2,4}(?:\.\d{2,4}){2,5}(?![\d.]*\d)/g;
const fewestDotted = 9;
/** 123-45-6789 of the United States, whatever sets its groups apart. */
const socialSecurity = /(?<!\d[-–—. ]?)\d{3}([-–—. ])\d{2}\1\d{4}(?![-–—. ]?\d)/g;
/** QQ 12 34 56 C of the United Kingdom. */
const nationalInsurance = /\b[A-Z]{2} \d{2} \d{2} \d{2} [A-D]\b/g;
/** A123456(7) of Hong Kong. */
const hongKongIdentity = /\b[A-Z]{1,2}\d{6} ?[(（][\dA][)）]/g;
/** Two letters, two digits, and eleven and more, mostly digits, in groups of four. */
const bankAccount = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b/g;
const fewestOfAccount = { characters: 15, digits: 10 };
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·]?(?=[A-Z]*\d)[A-Z\d]{5,6}(?![A-Z\d])/g;
/** What is told by its label alone: few digits, or letters among them. */
const labelledNumber =
  /((?:订单号|订单编号|单号|运单号|快递单号|交易号|护照号码?|护照|身份证号?码?|证件号码?|车牌号?|验证码|取件码|密码|口令)(?:是|为|[:：#\s]){0,3}|\b(?:order|tracking|parcel|invoice|booking)(?: ?(?:no\.?|number|nr\.?|id|#)){1,2} ?(?:is|was|[:：#])? ?|\bpassport(?: ?(?:no\.?|number|nr\.?))?(?: is)? ?[:：]? ?|\border #|\b(?:verification code|passcode|password|otp|pin) ?(?:is|[:：])? ?)(?=[a-z-]{0,6}\d)[a-z\d-]{4,30}(?![a-z\d])/gi;

const mail = /[\w.+-]{1,64}(?:[@＠]| ?[([]at[)\]] ?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;
const account =
  /((?:微信号?|薇信|威信|徽信|v信|(?<![a-z\d])(?:wechat|weixin|vx|wx|qq)号?)(?: ?id)?(?:就是|是|为| is |[:： ]){0,3})(?!\d{1,4}(?![\d_]))[a-z\d][\w-]{4,19}/gi;
/** 加v：lan_2026, ➕V lan2026 */
const shortAccount = /((?:加|➕|\+) ?(?:我 ?)?[v微薇](?:信|号)?(?:是|[:： ]){0,3})[a-z\d][\w-]{4,19}/gi;
const handle =
  /(\b(?:instagram|ig|insta|telegram|tg|twitter|facebook|fb|snapchat|tiktok|line|whatsapp|skype|kakao|signal)(?: (?:id|handle|user(?:name)?|name))?(?: is |[:：] ?| ?= ?| ?(?=@)))@?[a-z\d][\w.-]{3,30}/gi;

/** The hundred most frequent surnames, which cover most people of the mainland. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
const doubleSurnames = "欧阳|司马|诸葛|上官|夏侯|皇甫|尉迟|慕容|令狐|司徒|东方|南宫|端木|公孙|轩辕";
const surname = `(?:${doubleSurnames}|[${surnames}])`;
const addressedName = new RegExp(`${surname}\\p{Script=Han}{0,2}(?=先生|女士|小姐|太太|阿姨|叔叔)`, "gu");
/** 我叫张三, 收货人王小明: without a mark between, a surname says that a name follows. */
const toldName = new RegExp(
  `((?:我叫|我是叫|名字叫|名叫|收件人|收货人|联系人|签收人|机主|姓名)\\s?)${surname}\\p{Script=Han}{1,2}(?!\\p{Script=Han})`,
  "gu",
);
/** Labels as people write them: Name, NAME, name. */
const titled = (label: string) => label.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const latinLabels = titled("recipient|(?:(?:full|first|last|sur|my|his|her) ?)?name|ship to|deliver to");
const thing = titled("product|brand|shop|store|item|file|model|game");
const labelledName = new RegExp(
  String.raw`((?:收件人|收货人|姓名|(?<!商品|产品|店铺|品牌)名字|联系人|机主|签收人|(?<![A-Za-z]|(?:${thing}) )(?:${latinLabels}))(?:[:：是为\s]{1,3}| is ))(?:[\p{Script=Han}·]{2,6}|[A-Z][\p{L}'’-]{1,20}(?: (?:[A-Z]\.|[A-Z][\p{L}'’-]{1,20})){0,3})`,
  "gu",
);
const latinName = String.raw`[A-Z][\p{L}'’-]{1,20}(?: [A-Z]\.)?(?: [A-Z][\p{L}'’-]{1,20}){0,2}`;
const titledName = new RegExp(
  `(\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Herr|Frau|Señora?|Monsieur|Madame)\\.? )${latinName}`,
  "gu",
);
const greetedName = new RegExp(
  String.raw`(\bDear )(?!(?:Sir|Madam|Customer|Client|Buyer|Friend|Guest|Team|All|Valued|Support|Seller|Service|User|Shopper|Mr|Mrs|Ms|Miss|Dr)\b)${latinName}`,
  "gu",
);
const presentedName = new RegExp(
  `(\\b(?:[Tt]his is|[Mm]y name is|[Ss]igned,|[Rr]egards,|[Cc]heers,)\\s)${latinName} ?(?=$|[,.!\\n])`,
  "gu",
);
/** Words that begin as names do. */
const noName = "(?!谢谢|方便|何时|任何|高兴|常用|金额|余额|程序|平时|常联|周末)";
/** 张三，13800138000: the name stands beside the number that was hidden. */
const nameBeforeNumber = new RegExp(
  `(?<!\\p{Script=Han})${noName}${surname}\\p{Script=Han}{1,2}(?=[\\s,，、:：;；+]{1,3}\\*{7})`,
  "gu",
);
const nameBehindNumber = new RegExp(
  `(?<=\\*{7}[\\s,，、:：;；+]{1,3})${noName}${surname}\\p{Script=Han}{1,2}(?!\\p{Script=Han})`,
  "gu",
);

/** 5号能到吗 is a day. */
const houseNumber =
  /[\d０-９]{1,5} ?(?:号楼|号(?!码|色|前|后|之|能|可以|到|发|左右|送|出|会|才|就|上午|下午|早|晚|吗)|栋|幢|座(?!位)|单元|室|层)|(?!(?:19|20)\d\d-)[\d０-９]{1,4}-[\d０-９]{1,4}(?:-[\d０-９]{1,4})?(?![\d０-９~.-]|\p{Script=Han}|号)/gu;
const place = /省|市|区|县|镇|乡|街道|路|街|大道|巷|弄|村|小区|花园|苑|大厦|公寓|广场|宿舍/;
/** Where an address cannot go on to the left. */
const barrier = /[，,。.!！?？;；:：、\n\s]|地址|寄到|送到|发到|住在|在|是/g;
const addressReach = 40;
/** 浙江省杭州市西湖区文三路: from a province down to a district and what stands behind it, with or without a number. */
const district =
  /(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|壮族|回族|维吾尔)?(?:自治区)?\s?(?:(?![内外])[\p{Script=Han}]{1,6}?(?:市|州|盟|地区)\s?)?(?![内外市])[\p{Script=Han}]{1,6}?(?:区|县|旗|镇)(?!域|别|间)\s?[\p{Script=Han}\d０-９a-zA-Z-]{2,30}/gu;

const streetWord =
  "[Ss]treet|[Aa]venue|[Rr]oad|[Bb]oulevard|[Bb]lvd|[Aa]ve|St|Rd|Ln|Lane|Dr|Drive|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Gardens|Hill|Row|Mews";
const streetName = String.raw`(?:(?!(?:the|a|an|by|on|in|of|to|for|and|or|is|my|your|this|that|per|off)\b)[\p{L}\d'’.]{1,20} ){1,4}?`;
const furtherPart = String.raw`(?:,? (?:[Aa]pt|[Aa]partment|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ff]loor|#)\.? ?[\w-]{1,6})?`;
const city = String.raw`(?:, ?[A-Z][\p{L}'’.-]{1,20}(?: [A-Z][\p{L}'’.-]{1,20}){0,2})?`;
const states =
  "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";
const zip = String.raw`(?:,? (?:${states}) \d{5}(?:-\d{4})?)?`;
/** 221B Baker Street, Flat 2, London; 123 Main St, Apt 4B, Springfield, IL 62704. */
const streetAddress = new RegExp(
  String.raw`(?<![\d.,$€£¥])\d{1,6}[A-Za-z]? ${streetName}(?:${streetWord})\b\.?${furtherPart}${city}${zip}`,
  "gu",
);
const stateAndZip = new RegExp(String.raw`(?<=, ?)(?:${states}) \d{5}(?:-\d{4})?\b`, "g");
const postBox = /\bP\.? ?O\.? Box \d{1,7}\b/gi;
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? \d(?!X[LS])[ABD-HJLNP-UW-Z]{2}\b/g;
/** 12 Hauptstraße would be unusual: the number stands behind. */
const continentalStreet =
  /(?<![\p{L}])\p{Lu}[\p{L}-]{2,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) \d{1,4} ?[a-z]?\b(?:, \d{5} \p{Lu}[\p{L}-]{2,20})?/gu;
const romanceStreet =
  /(?<![\p{L}])(?:\d{1,4}(?: ?bis)?,? )?(?:[Rr]ue|[Cc]alle|[Vv]ia|[Aa]venida|[Rr]ua) (?:\p{L}{1,12} ){0,3}\p{Lu}[\p{L}'’-]{1,20}(?:,? \d{1,4}\b)?(?:, \d{5} \p{Lu}[\p{L}-]{2,20})?/gu;

/** A day that no digits stand before: 2026-03-05, 05/03/2026. */
const date =
  /((?<![\d０-９][ .·—–_*/()（）\u3000-]{0,2})(?:(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2}(?!\d)|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\3(?:19|20)\d\d(?![\d０-９]|[ .·—–_*/()（）\u3000-]{1,2}[\d０-９](?![\d０-９]?:[\d０-９]{2}))))/;

/** Most texts hold none of what a name or a district stands beside, and no pattern is tried on them. */
const mayName =
  /[先女姐太姨叔叫名人主]|name|recipient|to[:： ]|dear|this is|signed|regards|cheers|\b(?:m(?:r|rs|s|iss|x)|dr|herr|frau|señora?|monsieur|madame)\b/i;
const mayBeDistrict = /[区县旗镇]/;

const anyDigit = /[\d０-９]/;
const anyLatin = /[A-Za-z\u00c0-\u024f]/;

/**
 * A text without telephone, identity and card numbers and other long numbers, mail and chat accounts, addresses, and names that
 * are said to be names (收件人：张三, 张先生, Dear Ms Doe). Prices, days, clocks and short codes stay.
 *
 * @returns a text of the same length (UTF-16 units)
 * @example withoutPersonalData("收件人：张三，电话 13800138000") //=> "收件人：**，电话 ***********"
 */
export function withoutPersonalData(text: string): string {
  const hasDigits = anyDigit.test(text);
  const hasLatin = anyLatin.test(text);
  let shown = text;
  if (hasLatin) shown = withoutAccounts(shown);
  if (hasLatin && hasDigits) shown = withoutLatinAddresses(shown);
  if (mayName.test(shown)) shown = withoutNames(shown, hasLatin);
  if (mayBeDistrict.test(shown)) shown = shown.replace(district, stars);
  if (!hasDigits) return shown;
  shown = shown.replace(labelledNumber, afterLabel).replace(plate, stars);
  shown = withoutAddresses(shown)
    .split(date)
    // The day itself and its two separators are groups of the pattern.
    .map((piece, i) => (i % 4 === 0 ? withoutNumbers(piece) : i % 4 === 1 ? piece : ""))
    .join("");
  if (!shown.includes("*******")) return shown;
  return shown.replace(nameBeforeNumber, stars).replace(nameBehindNumber, stars);
}

function withoutAccounts(text: string): string {
  return text
    .replace(mail, stars)
    .replace(account, afterLabel)
    .replace(shortAccount, afterLabel)
    .replace(handle, afterLabel);
}

function withoutNames(text: string, hasLatin: boolean): string {
  const shown = text
    .replace(labelledName, afterLabel)
    .replace(toldName, afterLabel)
    .replace(addressedName, stars);
  if (!hasLatin) return shown;
  return shown
    .replace(titledName, afterLabel)
    .replace(greetedName, afterLabel)
    .replace(presentedName, afterLabel);
}

function withoutLatinAddresses(text: string): string {
  return text
    .replace(bankAccount, (found) => (isBankAccount(found) ? stars(found) : found))
    .replace(nationalInsurance, stars)
    .replace(hongKongIdentity, stars)
    .replace(postcode, stars)
    .replace(streetAddress, stars)
    .replace(stateAndZip, stars)
    .replace(postBox, stars)
    .replace(continentalStreet, stars)
    .replace(romanceStreet, stars);
}

function isBankAccount(found: string): boolean {
  return (
    found.replaceAll(" ", "").length >= fewestOfAccount.characters &&
    found.replace(/\D/g, "").length >= fewestOfAccount.digits
  );
}

function withoutNumbers(text: string): string {
  return text
    .replace(socialSecurity, stars)
    .replace(telephone, (found) => (found.replace(/\D/g, "").length >= 7 ? stars(found) : found))
    .replace(dottedNumber, (found) =>
      found.replace(/\D/g, "").length >= fewestDotted ? stars(found) : found,
    )
    .replace(digits, fromMobileNumber)
    .replace(longNumber, stars);
}

/** A price may stand before a mobile number: what could be one is hidden from there on. */
function fromMobileNumber(row: string): string {
  const at = row.search(mobileNumber);
  return at < 0 ? row : row.slice(0, at) + stars(row.slice(at));
}

/** From where the place begins to the last house number: 浙江省杭州市文三路 12 号 3 栋 501 室. */
function withoutAddresses(text: string): string {
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
