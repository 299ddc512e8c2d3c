import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { problemSentence } from "../../locales/problems";
import { useMask } from "../settings/useMask";
import { useImportStyles } from "./Import.styles";
import { partName } from "./partNames";
import { usePreviewStyles } from "./Preview.styles";
import type { ChatsDigest, PartDigest, SkippedDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

const useStyles = makeStyles({
  scroller: {
    maxHeight: "280px",
    overflowY: "auto",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    scrollbarWidth: "thin",
  },
  list: { position: "relative", listStyleType: "none", margin: 0, padding: 0 },
  item: {
    position: "absolute",
    insetBlockStart: 0,
    insetInline: 0,
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  place: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  line: {
    ...typographyStyles.body1,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
});

const estimatedHeight = 56;

type ChatsPart = PartDigest & { readonly outcome: ChatsDigest };

/** Every line that was not understood, with its place and why: nothing is dropped silently. */
export function Unread({ parts }: { readonly parts: readonly ChatsPart[] }) {
  const { t } = useImportText();
  const common = useImportStyles();
  const preview = usePreviewStyles();
  const lines = useMemo(
    () => parts.flatMap((part) => part.outcome.skipped.map((line) => ({ ...line, file: partName(t, part) }))),
    [parts, t],
  );
  const all = parts.reduce((sum, { outcome }) => sum + outcome.counts.skipped, 0);
  // The number above says already that every line was read: there is nothing to unfold.
  if (all === 0) return null;
  return (
    <AccordionItem value="unread">
      <AccordionHeader expandIconPosition="end">
        <span className={preview.header}>
          <span className={preview.name}>{t("unread.title")}</span>
          <span className={preview.summary}>{t("unread.count", { count: all })}</span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={preview.panel}>
        <UnreadList lines={lines} />
        {all > lines.length && (
          <p className={common.hint}>{t("unread.more", { count: all - lines.length })}</p>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

interface UnreadLine extends SkippedDigest {
  readonly file: string;
}

/** Draws only the lines in sight. */
function UnreadList({ lines }: { readonly lines: readonly UnreadLine[] }) {
  const { t, locale } = useImportText();
  const styles = useStyles();
  const mask = useMask();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 6,
  });
  return (
    // Focusable, so that a keyboard can scroll it.
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t("unread.title")}>
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { file, row, reason } = lines[index];
          const text = mask.text(lines[index].text);
          return (
            <li
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
            >
              <bdi className={styles.line} title={text}>
                {text.trim() || t("unread.empty")}
              </bdi>
              <span className={styles.place}>
                {`${t("unread.place", { file, row })} · ${problemSentence(locale, { code: reason, values: {} })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
