import { z } from "zod";
import { Role } from "../../chat/role";
import { scope } from "../language";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/**
 * A product that the agent brings up and that shares no attribute with the product the customer asked about last; each such
 * message is a hit. Products are known by the names of the shop's table; not evaluable without one.
 */
export const unrelatedProduct = operator({
  schema: z.strictObject({ operator: z.literal("unrelatedProduct"), ...scope }),
  compile() {
    return (conversation, { from, to }) => {
      const { products } = conversation.record;
      if (!products) return unknown("noProducts");
      if (conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      const { role, text } = conversation.transcript;
      const hits: Hit[] = [];
      const named = new Set<number>();
      let asked: { product: number; message: number } | null = null;
      for (let i = from; i < to; i++) {
        if (role[i] !== Role.customer && role[i] !== Role.agent) continue;
        for (const { product, start, end } of products.find(text[i])) {
          if (role[i] === Role.customer) {
            asked = { product, message: i };
            named.add(product);
          } else if (asked && !named.has(product) && !products.areRelated(asked.product, product))
            hits.push(
              conversation.messageHit([asked.message, i], {
                spans: [{ message: i, start, end }],
                values: { asked: products.products[asked.product].name },
              }),
            );
        }
      }
      return hits.length > 0 ? holds(hits) : no;
    };
  },
});
