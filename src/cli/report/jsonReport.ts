import type { BlockResult } from "../stream/inspectBlock";
import type { Workspace } from "../stream/workspace";
import type { Output } from "./output";
import type { ScanReport } from "./scanReport";
import { Spool } from "./spool";

/** One object: conversations, findings and what could not be judged, one a line. */
export function jsonReport(output: Output, workspace: Workspace): ScanReport {
  const later = {
    findings: new Spool("findings", workspace),
    notEvaluable: new Spool("not-evaluable", workspace),
  };
  const isEmpty = { conversations: true, findings: true, notEvaluable: true };
  const joined = (list: keyof typeof isEmpty, items: string) => {
    const text = `${isEmpty[list] ? "" : ","}\n${items}`;
    isEmpty[list] = false;
    return text;
  };
  let begun = false;
  const begin = async () => {
    if (!begun) await output.write('{"conversations":[');
    begun = true;
  };
  return {
    want: "json",
    async add(result: BlockResult) {
      await begin();
      if (result.conversations !== "") await output.write(joined("conversations", result.conversations));
      for (const list of ["findings", "notEvaluable"] as const) {
        if (result[list] !== "") await later[list].add(joined(list, result[list]));
      }
    },
    async end() {
      await begin();
      for (const list of ["findings", "notEvaluable"] as const) {
        await output.write(`],"${list}":[`);
        for await (const piece of later[list].read()) await output.write(piece);
      }
      await output.write("]}\n");
    },
  };
}

/** Findings alone, an object a line. */
export function jsonLinesReport(output: Output): ScanReport {
  return {
    want: "jsonLines",
    async add({ findings }: BlockResult) {
      if (findings !== "") await output.write(`${findings}\n`);
    },
    end: () => output.write(""),
  };
}
