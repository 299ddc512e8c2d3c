import { useEffect, useRef, useState } from "react";
import type { ExcelDoor, SourceChoice } from "../../excel";
import { homeText } from "../../locales/home";
import type { Locale } from "../../locales/translate";
import { useDoor } from "../door";
import { noCorrections } from "../import/importState";
import { tablesToWrite } from "../import/importTables";
import { createImportReader } from "../import/reader/reader";
import { useLanguage } from "../language";
import { useScan } from "../scan/ScanProvider";
import { sampleChats } from "./sampleChats";

/** `idle`, `working`, or what went wrong. */
export type SampleState = "idle" | "working" | { readonly trouble: unknown };

/** Writes the sample into a sheet of its own and checks it, as an import would. */
export function useSample(): { readonly state: SampleState; readonly start: () => void } {
  const door = useDoor();
  const { locale } = useLanguage();
  const { commands } = useScan();
  const [state, setState] = useState<SampleState>("idle");
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => void (mounted.current = false);
  }, []);

  const start = () => {
    if (state === "working") return;
    setState("working");
    writeSample(door, locale).then(
      (choice) => {
        if (mounted.current) setState("idle");
        commands.scan(choice);
      },
      (trouble: unknown) => {
        if (mounted.current) setState({ trouble });
      },
    );
  };
  return { state, start };
}

async function writeSample(door: ExcelDoor, locale: Locale): Promise<SourceChoice> {
  const reader = createImportReader();
  try {
    reader.add({
      id: 1,
      name: homeText(locale, "sample.name"),
      content: { kind: "text", text: sampleChats() },
    });
    const digest = await reader.read({ sources: [1], corrections: noCorrections, locale }, () => undefined);
    const tables = tablesToWrite(digest, reader, locale);
    const { sheets } = await door.imports.writeImport({ tables, place: "new" });
    const { sheetId, tableId } = sheets.find(({ kind }) => kind === "chats") ?? sheets[0];
    return { kind: "table", sheetId, tableId };
  } finally {
    reader.dispose();
  }
}
