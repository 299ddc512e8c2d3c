import { useMemo } from "react";
import { functionName, galleryText, type GalleryKey } from "../../locales/gallery";
import type { Locale, MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

export interface GalleryLanguage {
  readonly locale: Locale;
  readonly say: (key: GalleryKey, values?: MessageValues) => string;
  /** What people call a function. */
  readonly nameOf: (id: string) => string;
}

/** Texts of the gallery in the reader's language. */
export function useGallery(): GalleryLanguage {
  const { locale } = useLanguage();
  return useMemo(
    () => ({
      locale,
      say: (key, values) => galleryText(locale, key, values),
      nameOf: (id) => functionName(locale, id),
    }),
    [locale],
  );
}
