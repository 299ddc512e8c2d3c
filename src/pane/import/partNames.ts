import { formats } from "../../chat/formats";
import type { PartDigest } from "./reader/digest";
import type { ImportText } from "./useImportText";

export function partName(t: ImportText["t"], { name, sheet }: Pick<PartDigest, "name" | "sheet">): string {
  return sheet === null ? name : t("part.sheet", { name, sheet });
}

export function nameOfFormat(id: string, locale: ImportText["locale"]): string {
  return formats.find((format) => format.id === id)?.names[locale] ?? id;
}
