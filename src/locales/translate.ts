import { IntlMessageFormat } from "intl-messageformat";

export const locales = ["zh-CN", "en-US"] as const;
export type Locale = (typeof locales)[number];

/** A catalogue: message key → ICU message. */
export type Catalogue = Readonly<Record<string, string>>;

export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The product's locale for a language tag of Office, a browser or a shell: any Chinese reads Simplified Chinese, everything
 * else English.
 *
 * @example localeOf("zh-TW") //=> "zh-CN"
 * @example localeOf("de-DE") //=> "en-US"
 */
export function localeOf(tag: string | null | undefined): Locale {
  return /^zh\b/i.test(tag ?? "") ? "zh-CN" : "en-US";
}

/**
 * Binds the two catalogues of a namespace. English names the keys; a test keeps the Chinese catalogue complete.
 *
 * @example const t = messagesOf({ "en-US": en, "zh-CN": zh }); t("en-US", "scan.done", { count: 3 })
 */
export function messagesOf<C extends Catalogue>(catalogues: { "en-US": C; "zh-CN": Catalogue }) {
  const compiled = new Map<string, IntlMessageFormat | string>();
  return (locale: Locale, key: keyof C & string, values?: MessageValues): string => {
    const id = `${locale}\n${key}`;
    let message = compiled.get(id);
    if (message === undefined) {
      const source = catalogues[locale][key] ?? catalogues["en-US"][key];
      if (source === undefined) throw new RangeError(`No message ${key} in the ${locale} catalogue`);
      // ignoreTag: texts hold < and > (">10 : 1"), never markup.
      message = isPlain(source)
        ? source
        : new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
      compiled.set(id, message);
    }
    return typeof message === "string"
      ? message
      : (message.format(values as Record<string, string | number>) as string);
  };
}

/** Whether a message stands for itself: without arguments and quotation, it need not be parsed. */
function isPlain(source: string): boolean {
  return !/[{}']/.test(source);
}
