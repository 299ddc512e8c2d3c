import {
  AriaLiveAnnouncer,
  FluentProvider,
  Tab,
  TabList,
  makeStaticStyles,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ExcelDoor } from "../excel";
import { CrashBoundary } from "./Crash";
import { DoorProvider, useDoor } from "./door";
import { LanguageProvider, useLanguage } from "./language";
import { RulesProvider, useRules } from "./rules/RulesProvider";
import { RulesTab } from "./rules/RulesTab";
import { ScanProvider, useScan } from "./scan/ScanProvider";
import { ScanTab } from "./scan/ScanTab";
import { ScrollProvider } from "./scroll";
import { useHiddenStyles } from "./shared/hidden.styles";
import { themeOf } from "./theme";

const usePageStyles = makeStaticStyles({
  "html, body, #pane": { height: "100%", margin: 0 },
  body: { overflow: "hidden" },
});

const useStyles = makeStyles({
  provider: { height: "100%" },
  root: { display: "flex", flexDirection: "column", height: "100%", minWidth: "280px" },
  tabs: {
    flexShrink: 0,
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    // Offsets of the list are measured against this element.
    position: "relative",
    scrollbarWidth: "thin",
  },
  hidden: { display: "none" },
});

/** The task pane over a door to Excel. */
export function App({ door }: { readonly door: ExcelDoor }) {
  const [{ locale }] = useState(() => door.officeEnvironment());
  return (
    <DoorProvider value={door}>
      <LanguageProvider locale={locale}>
        <Themed>
          <AriaLiveAnnouncer>
            <CrashBoundary>
              <RulesProvider>
                <ScanProvider>
                  <Tabs />
                </ScanProvider>
              </RulesProvider>
            </CrashBoundary>
          </AriaLiveAnnouncer>
        </Themed>
      </LanguageProvider>
    </DoorProvider>
  );
}

/** Fluent in Office's theme, and the page's language for the reader's fonts and screen reader. */
function Themed({ children }: { readonly children: ReactNode }) {
  const door = useDoor();
  const { locale } = useLanguage();
  usePageStyles();
  const styles = useStyles();
  const [theme, setTheme] = useState(() => door.officeEnvironment().theme);
  useEffect(() => door.onThemeChange(setTheme), [door]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <FluentProvider theme={themeOf(theme)} className={styles.provider}>
      {children}
    </FluentProvider>
  );
}

const tabs = ["scan", "rules"] as const;
type TabName = (typeof tabs)[number];

function Tabs() {
  const { t } = useLanguage();
  const styles = useStyles();
  const hidden = useHiddenStyles().hidden;
  const { differences } = useRules();
  const { phase } = useScan().state;
  const [tab, setTab] = useState<TabName>("scan");

  // A scan that the ribbon asks for is shown, whatever was open.
  const [shownPhase, setShownPhase] = useState(phase.name);
  if (phase.name !== shownPhase) {
    setShownPhase(phase.name);
    if (phase.name === "scanning") setTab("scan");
  }

  return (
    <main className={styles.root}>
      <h1 className={hidden}>{t("app.label")}</h1>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_, { value }) => setTab(value as TabName)}
      >
        {tabs.map((name) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`panel-${name}`}>
            {t(name === "rules" && differences > 0 ? "tab.rules.changed" : `tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      <Panel name="scan" shown={tab === "scan"}>
        <ScanTab />
      </Panel>
      <Panel name="rules" shown={tab === "rules"}>
        <RulesTab />
      </Panel>
    </main>
  );
}

/** A panel that was opened stays alive, so that filters and half-written phrases survive a look at the other one. */
function Panel(props: { readonly name: TabName; readonly shown: boolean; readonly children: ReactNode }) {
  const { name, shown, children } = props;
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(shown);
  if (shown && !opened) setOpened(true);
  return (
    <div
      ref={scroller}
      role="tabpanel"
      id={`panel-${name}`}
      aria-labelledby={`tab-${name}`}
      className={shown ? styles.panel : styles.hidden}
    >
      {opened && <ScrollProvider value={scroller}>{children}</ScrollProvider>}
    </div>
  );
}
