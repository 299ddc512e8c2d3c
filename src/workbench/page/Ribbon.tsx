import { Button, makeStyles, Tab, TabList, tokens, Tooltip } from "@fluentui/react-components";
import { useState } from "react";
import type { CommandButton, RibbonTab } from "./manifest";
import type { Texts } from "./texts";

const useStyles = makeStyles({
  tabs: { backgroundColor: tokens.colorNeutralBackground3, paddingInline: "4px" },
  ribbon: {
    display: "flex",
    alignItems: "stretch",
    minHeight: "84px",
    padding: "4px 8px 2px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: "auto",
  },
  group: {
    display: "flex",
    flexDirection: "column",
    paddingInline: "6px",
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: "flex", gap: "2px", flexGrow: 1 },
  button: {
    flexDirection: "column",
    gap: "4px",
    minWidth: "72px",
    maxWidth: "112px",
    padding: "4px 8px",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { width: "32px", height: "32px" },
  label: {
    textAlign: "center",
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface RibbonProps {
  readonly texts: Texts;
  readonly tabs: readonly RibbonTab[];
  /** False while the add-in cannot take a command. */
  readonly enabled: boolean;
  readonly onCommand: (button: CommandButton) => void;
}

/** The tabs and groups that the manifest adds to the ribbon, as Excel shows them on a wide window. */
export function Ribbon({ texts, tabs, enabled, onCommand }: RibbonProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<string>();
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  return (
    <nav aria-label={texts.ribbon}>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={tab?.id}
        onTabSelect={(_, { value }) => setChosen(String(value))}
      >
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id}>
            {label ?? texts.home}
          </Tab>
        ))}
      </TabList>
      <div className={styles.ribbon}>
        {tab?.groups.map((group) => (
          <div key={group.label} className={styles.group} role="group" aria-label={group.label}>
            <div className={styles.buttons}>
              {group.buttons.map((button) => (
                <Tooltip
                  key={button.id}
                  content={button.tip || button.label}
                  relationship="description"
                  positioning="below"
                >
                  <Button
                    appearance="subtle"
                    className={styles.button}
                    disabledFocusable={!enabled}
                    icon={{ children: <img className={styles.icon} src={iconOf(button)} alt="" /> }}
                    data-command={button.id}
                    onClick={() => onCommand(button)}
                  >
                    {button.label}
                  </Button>
                </Tooltip>
              ))}
            </div>
            <div className={styles.label} aria-hidden>
              {group.label}
            </div>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** The smallest icon that is large enough for 32 pixels, twice as many on a dense screen. */
function iconOf({ icons }: CommandButton): string | undefined {
  const wanted = 32 * (globalThis.devicePixelRatio > 1 ? 2 : 1);
  return (icons.find(({ size }) => size >= wanted) ?? icons.at(-1))?.url;
}
