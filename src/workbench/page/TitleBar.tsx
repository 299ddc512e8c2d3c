import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { DarkTheme20Regular, DocumentTable20Regular, LocalLanguage20Regular } from "@fluentui/react-icons";
import type { PageSettings, Scheme } from "./settings";
import type { Texts } from "./texts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    minHeight: "44px",
    paddingInline: "12px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
  quiet: { fontWeight: tokens.fontWeightRegular, flexShrink: 0 },
  note: {
    maxWidth: "200px",
    padding: "4px 8px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  purpose: {
    flexGrow: 1,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface TitleBarProps {
  readonly texts: Texts;
  readonly settings: PageSettings;
  /** Opens the page anew with other settings. */
  readonly onOpen: (settings: PageSettings) => void;
  readonly onScheme: (scheme: Scheme) => void;
}

const schemes: readonly Scheme[] = ["light", "dark", "contrast"];

/** Says plainly what this page is, and holds what concerns the page and not the workbook. */
export function TitleBar({ texts, settings, onOpen, onScheme }: TitleBarProps) {
  const styles = useStyles();
  const otherLocale = settings.locale === "zh-CN" ? "en-US" : "zh-CN";
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{texts.title}</h1>
      <span className={styles.purpose} title={texts.purpose}>
        – {texts.purpose}
      </span>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.quiet} appearance="subtle" icon={<DocumentTable20Regular />}>
            {texts.file}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => onOpen({ ...settings, book: "sample" })}>{texts.openSample}</MenuItem>
            <MenuItem onClick={() => onOpen({ ...settings, book: "empty" })}>{texts.newEmpty}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu
        checkedValues={{ scheme: [settings.scheme] }}
        onCheckedValueChange={(_, { checkedItems }) => onScheme(checkedItems[0] as Scheme)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.quiet} appearance="subtle" icon={<DarkTheme20Regular />}>
            {texts.theme}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {schemes.map((scheme) => (
              <MenuItemRadio key={scheme} name="scheme" value={scheme}>
                {texts[scheme]}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            <div className={styles.note}>{texts.paneTheme}</div>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Tooltip content={texts.languageHint} relationship="description">
        <Button
          className={styles.quiet}
          appearance="subtle"
          icon={<LocalLanguage20Regular />}
          lang={otherLocale}
          onClick={() => onOpen({ ...settings, locale: otherLocale })}
        >
          {texts.language}
        </Button>
      </Tooltip>
    </header>
  );
}
