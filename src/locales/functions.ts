import { messagesOf, type Locale } from "./translate";
import en from "./en-US/functions.json";
import zh from "./zh-CN/functions.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

type Key = keyof typeof en;

function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** What a reader is told of a worksheet function. */
export interface FunctionText {
  readonly description: string;
  readonly formula: string;
  readonly returns: string;
  /** What happens at the edges; "" when there is nothing to say. */
  readonly edges: string;
  /** Where the formula is published; "" when it is the trade's common one. */
  readonly source: string;
}

/** @throws RangeError when no catalogue describes the function */
export function functionText(locale: Locale, id: string): FunctionText {
  const say = (key: string) => text(locale, key as Key);
  const sayIfAny = (key: string) => (isKey(key) ? text(locale, key) : "");
  return {
    description: say(id),
    formula: say(`${id}.formula`),
    returns: say(`${id}.returns`),
    edges: sayIfAny(`${id}.edges`),
    source: sayIfAny(`${id}.source`),
  };
}

export interface ParameterText {
  /** As Excel shows it while a formula is typed. */
  readonly name: string;
  readonly description: string;
}

/**
 * What a reader is told of a parameter: its function's own words, else the words of every parameter of that name.
 *
 * @throws RangeError when no catalogue describes the parameter
 */
export function parameterText(locale: Locale, id: string, parameter: string): ParameterText {
  const own = `${id}.parameter.${parameter}`;
  const key = isKey(own) ? own : `parameter.${parameter}`;
  return { name: text(locale, `${key}.name` as Key), description: text(locale, key as Key) };
}

/** Whether a parameter of this name is described, for the function or in general. */
export function hasParameterText(id: string, parameter: string): boolean {
  return isKey(`${id}.parameter.${parameter}`) || isKey(`parameter.${parameter}`);
}

/** Keys of the words around the texts on a reference page. */
export type PageKey = Extract<Key, `page.${string}` | `type.${string}` | `family.${string}`>;

export function pageText(locale: Locale, key: PageKey, values?: Record<string, string>): string {
  return text(locale, key, values);
}
