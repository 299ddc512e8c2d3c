import { messagesOf, type Locale } from "./translate";
import en from "./en-US/gallery.json";
import zh from "./zh-CN/gallery.json";

/** Texts of the gallery of functions in the pane. */
export const galleryText = messagesOf({ "en-US": en, "zh-CN": zh });

export type GalleryKey = keyof typeof en;

/** What a function is called among people: "咨询转化率"; its id where it has no such name yet. */
export function functionName(locale: Locale, id: string): string {
  const key = `name.${id}`;
  return Object.hasOwn(en, key) ? galleryText(locale, key as GalleryKey) : id;
}
