import { chartsText } from "../../locales/charts";
import { useLanguage } from "../language";
import { useHiddenStyles } from "../shared/hidden.styles";

/** A figure, or a mark where nothing is known; a screen reader hears what the mark means. */
export function Known(props: { readonly value: number | null; readonly show: (value: number) => string }) {
  const { value, show } = props;
  const { locale } = useLanguage();
  const { hidden } = useHiddenStyles();
  if (value !== null) return show(value);
  return (
    <>
      <span aria-hidden>{chartsText(locale, "unknownMark")}</span>
      <span className={hidden}>{chartsText(locale, "unknown")}</span>
    </>
  );
}
