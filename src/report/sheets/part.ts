import type { ReportInput } from "../input";
import { isWhole } from "../part";
import type { ReportWords } from "../words";

/** Which conversations the report tells of. */
export function partText({ part = {} }: ReportInput, { text }: ReportWords): string {
  const { from = "", to = "", agents = [] } = part;
  if (isWhole(part)) return text("part.all");
  const period =
    from === to && from !== ""
      ? text("part.day", { day: from })
      : from !== "" && to !== ""
        ? text("part.fromTo", { from, to })
        : from !== ""
          ? text("part.from", { from })
          : to !== ""
            ? text("part.to", { to })
            : null;
  const who = agents.length > 0 ? text("part.agents", { agents: agents.join(text("list")) }) : null;
  return [period, who].filter((each) => each !== null).join(" ");
}
