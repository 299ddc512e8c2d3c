import { z } from "zod";
import { fold } from "./text/fold";
import { buildMatcher } from "./text/matcher";

export const product = z.strictObject({
  /** As it is called in the chats. */
  name: z.string().min(1),
  /** What it is, is made of, is for: 羽绒服, 女, 冬. Two products are related that share one of them. */
  attributes: z.array(z.string().min(1)),
});

/** A row of a shop's table of products. */
export type Product = z.output<typeof product>;

/** Finds the products that a text names. */
export interface ProductFinder {
  readonly products: readonly Product[];
  /** The products' places in the text, by place. */
  find(text: string): readonly { readonly product: number; readonly start: number; readonly end: number }[];
  /** Whether two products share an attribute, writing aside. */
  areRelated(one: number, other: number): boolean;
}

/**
 * Prepares a table of products.
 *
 * @example productFinder([{ name: "云朵枕", attributes: ["床品"] }]).find("这个云朵枕有货吗")[0].product //=> 0
 */
export function productFinder(products: readonly Product[]): ProductFinder {
  const literal = (name: string): string => name.replace(/[\\()|*^$]/g, "\\$&");
  const matcher = buildMatcher(products.map(({ name }) => ({ phrases: [literal(name)], exclusions: [] })));
  const attributes = products.map((row) => new Set(row.attributes.map(fold)));
  return {
    products,
    find(text) {
      const places = matcher.match(text) ?? [];
      return places
        .map(({ dictionary, start, end }) => ({ product: dictionary, start, end }))
        .sort((a, b) => a.start - b.start || b.end - a.end);
    },
    areRelated: (one, other) => [...attributes[one]].some((attribute) => attributes[other].has(attribute)),
  };
}
