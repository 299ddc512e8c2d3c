import { AriaLiveAnnouncer, FluentProvider, makeStaticStyles, makeStyles } from "@fluentui/react-components";
import { useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import type { ExcelDoor } from "../excel";
import { CrashBoundary } from "./Crash";
import { DoorProvider, useDoor } from "./door";
import { useFirstView } from "./home/useFirstView";
import { LanguageProvider, useLanguage } from "./language";
import { RulesProvider } from "./rules/RulesProvider";
import { ScanProvider, useScan } from "./scan/ScanProvider";
import { isLooking } from "./scan/scanState";
import { useHiddenStyles } from "./shared/hidden.styles";
import { ViewPanel } from "./shell/ViewPanel";
import { ViewProvider, useView } from "./shell/ViewProvider";
import { ViewTabs } from "./shell/ViewTabs";
import { views } from "./shell/views";
import { themeOf } from "./theme";

const usePageStyles = makeStaticStyles({
  "html, body, #pane": { height: "100%", margin: 0 },
  body: { overflow: "hidden" },
});

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minWidth: "280px" },
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
                  <ViewProvider first="scan">
                    <Views />
                  </ViewProvider>
                </ScanProvider>
              </RulesProvider>
            </CrashBoundary>
          </AriaLiveAnnouncer>
        </Themed>
      </LanguageProvider>
    </DoorProvider>
  );
}

const fullHeight = { height: "100%" } as const;

/** Fluent in Office's theme, and the page's language for the reader's fonts and screen reader. */
function Themed({ children }: { readonly children: ReactNode }) {
  const door = useDoor();
  const { locale } = useLanguage();
  usePageStyles();
  const [theme, setTheme] = useState(() => door.officeEnvironment().theme);
  useEffect(() => door.onThemeChange(setTheme), [door]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    // No class: tooltips and menus stand in portals that take the provider's classes over, and would cover the pane.
    <FluentProvider theme={themeOf(theme)} style={fullHeight}>
      {children}
    </FluentProvider>
  );
}

/**
 * Office moves the focus to the first thing of the pane at every Escape that reaches the page: one that something here has
 * used, to close a form or to go back, does not.
 */
function keepUsedEscape(event: KeyboardEvent) {
  if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
}

function Views() {
  const { t } = useLanguage();
  const styles = useStyles();
  const hidden = useHiddenStyles().hidden;
  const { state } = useScan();
  const { view, open } = useView();
  const door = useDoor();
  useFirstView();

  useEffect(
    () =>
      door.onPaneRequest(({ kind }) => {
        if (kind === "import") open("import");
      }),
    [door, open],
  );

  // A scan that the ribbon asks for is shown, whatever was open.
  const scanning = state.phase.name === "scanning";
  useEffect(() => {
    if (scanning) open("scan");
  }, [scanning, open]);

  return (
    <main className={styles.root} aria-busy={isLooking(state)} onKeyDown={keepUsedEscape}>
      <h1 className={hidden}>{t("app.label")}</h1>
      <ViewTabs />
      {views.map((each) => (
        <ViewPanel key={each.id} view={each} shown={each.id === view} />
      ))}
    </main>
  );
}
