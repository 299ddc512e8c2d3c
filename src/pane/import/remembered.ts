import type { ImportCorrections, SavedImportCorrections } from "../../excel/import/types";
import { noCorrections } from "./importState";
import type { ChatsDigest, ImportDigest, PartDigest, ReadCorrections } from "./reader/digest";

/** Corrections outlive their import: the workbook keeps them by the format that was recognised. */

type ChatsPart = PartDigest & { readonly outcome: ChatsDigest };

export function chatParts({ parts }: ImportDigest): ChatsPart[] {
  return parts.filter((part): part is ChatsPart => part.outcome.kind === "chats");
}

/** The format that would be taken if nobody had named one. */
export function recognisedFormat({ recognition }: ChatsDigest): string {
  if (!recognition.chosen) return recognition.format;
  const [other] = recognition.alternatives;
  return other && other.confidence > recognition.confidence ? other.format : recognition.format;
}

/**
 * What the workbook remembers about the formats of a digest, as corrections of this import.
 *
 * @returns null when it remembers nothing of them
 */
export function correctionsFrom(saved: SavedImportCorrections, digest: ImportDigest): ReadCorrections | null {
  let found = false;
  let { agents, robots, roles, parts } = noCorrections;
  for (const { key, outcome } of chatParts(digest)) {
    const known = saved[recognisedFormat(outcome)];
    if (!known) continue;
    found = true;
    agents = union(agents, known.agents);
    robots = union(robots, known.robots);
    roles = { ...roles, ...known.roles };
    const { format, dateOrder, timeZone } = known;
    if (format !== undefined || dateOrder !== undefined || timeZone !== undefined) {
      const part = {
        ...(format && { format }),
        ...(dateOrder && { dateOrder }),
        ...(timeZone && { timeZone }),
      };
      parts = { ...parts, [key]: part };
    }
  }
  return found ? { agents, robots, roles, parts, referenceDate: "" } : null;
}

/** What the workbook is to remember after an import; formats of other imports stay as they are. */
export function rememberedAfter(
  saved: SavedImportCorrections,
  corrections: ReadCorrections,
  digest: ImportDigest,
): SavedImportCorrections {
  const next: Record<string, ImportCorrections> = { ...saved };
  for (const { key, outcome } of chatParts(digest)) {
    const id = recognisedFormat(outcome);
    const { agents, robots, roles } = corrections;
    const about: ImportCorrections = {
      ...corrections.parts[key],
      ...(agents.length > 0 && { agents }),
      ...(robots.length > 0 && { robots }),
      ...(Object.keys(roles).length > 0 && { roles }),
    };
    if (Object.keys(about).length > 0) next[id] = about;
    else delete next[id];
  }
  return next;
}

function union(a: readonly string[], b: readonly string[] = []): readonly string[] {
  return [...new Set([...a, ...b])];
}
