import { useEffect, useState } from "react";
import type { CellRange, ChatRanges, ExcelDoor } from "../../excel";
import { useDoor } from "../door";
import { takesChat } from "./formula";
import type { FunctionEntry } from "./catalogue";

/** Sheets and tables that are looked at for a chat; further ones can be selected by hand. */
const sourcesLookedAt = 8;

/** What is selected in the sheet, as it changes; null while it is not known, or when there is no single area. */
export function useSelectedRange(): CellRange | null {
  const door = useDoor();
  const [range, setRange] = useState<CellRange | null>(null);
  useEffect(() => {
    let current = true;
    let asked = 0;
    const look = async () => {
      const number = ++asked;
      const selected = await door.selectedRange().catch(() => null);
      if (current && number === asked) setRange(selected);
    };
    void look();
    const stop = door.onSheetsChange(({ kind }) => {
      if (kind === "selection" || kind === "activated" || kind === "sheets") void look();
    });
    return () => {
      current = false;
      stop();
    };
  }, [door]);
  return range;
}

/** Where the chat is whose columns a function takes: in the active sheet, else in the first that holds one. */
export function useChatRanges(entry: FunctionEntry): ChatRanges | null {
  const door = useDoor();
  const [chat, setChat] = useState<ChatRanges | null>(null);
  const wanted = takesChat(entry);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    // Without a chat the fields stay empty, to be filled by hand: nothing is wrong then.
    findChat(door).then(
      (found) => current && setChat(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [door, wanted]);
  return wanted ? chat : null;
}

async function findChat(door: ExcelDoor): Promise<ChatRanges | null> {
  const sources = (await door.listSources()).filter(({ choice }) => choice.kind !== "selection");
  const byLikelihood = [...sources].sort((a, b) => Number(b.active) - Number(a.active));
  for (const { choice } of byLikelihood.slice(0, sourcesLookedAt)) {
    const ranges = await door.chatRanges(choice, await door.loadCorrections(choice.sheetId));
    if (ranges.addresses.text !== undefined && ranges.addresses.time !== undefined) return ranges;
  }
  return null;
}
