import {
  Button,
  FluentProvider,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  teamsHighContrastTheme,
  tokens,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { ChartLayer } from "./charts/ChartLayer";
import type { CommandButton } from "./manifest";
import { Ribbon } from "./Ribbon";
import type { PageSettings, Scheme } from "./settings";
import { writeSettings } from "./settings";
import { TaskPane } from "./TaskPane";
import { textsOf } from "./texts";
import { TitleBar } from "./TitleBar";
import type { Workbench } from "./workbench";

const fontFamilyBase =
  "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'Microsoft YaHei UI', 'Microsoft YaHei', " +
  "'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const themes: Readonly<Record<Scheme, Theme>> = {
  light: { ...webLightTheme, fontFamilyBase },
  dark: { ...webDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100vh",
    overflow: "clip",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  body: { display: "flex", flexGrow: 1, minHeight: 0, position: "relative" },
  main: { position: "relative", flexGrow: 1, minWidth: 0 },
  grid: {
    position: "absolute",
    inset: 0,
    containerType: "inline-size",
    // Beside a pane in a narrow window the sheets' tabs need the room; the zoom in percent opens a list of steps.
    "@container (max-width: 560px)": {
      "& footer > section > section > div:last-child > :not(:last-child)": { display: "none !important" },
    },
  },
  centre: { position: "absolute", inset: 0, display: "grid", placeItems: "center" },
  // Over the foot of the grid: a bar of its own would move the cells whenever it comes and goes.
  message: {
    position: "absolute",
    insetInline: "12px",
    bottom: "44px",
    width: "fit-content",
    maxWidth: "calc(100% - 24px)",
    zIndex: 10,
    boxShadow: tokens.shadow8,
  },
});

export interface AppProps {
  readonly initial: PageSettings;
  /** Opens workbook and add-in in the two places of the page. */
  readonly start: (places: { grid: HTMLElement; pane: HTMLElement }) => Workbench;
}

/** The page around the grid: title, ribbon, task pane. */
export function App({ initial, start }: AppProps) {
  const styles = useStyles();
  const [settings, setSettings] = useState(initial);
  const [workbench, setWorkbench] = useState<Workbench>();
  const [, redraw] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const texts = textsOf(settings.locale);

  useEffect(() => {
    if (!grid.current || !pane.current) return;
    const started = start({ grid: grid.current, pane: pane.current });
    setWorkbench(started);
    return started.subscribe(() => redraw((count) => count + 1));
  }, [start]);

  const open = (next: PageSettings) => location.assign(writeSettings(next));
  const changeScheme = (scheme: Scheme) => {
    const next = { ...settings, scheme };
    setSettings(next);
    history.replaceState(null, "", writeSettings(next));
    workbench?.setScheme(scheme);
  };
  const command = (button: CommandButton) => workbench?.execute(button);
  const state = workbench?.state;
  const problem = state?.problem;

  return (
    <FluentProvider theme={themes[settings.scheme]}>
      <div className={styles.page}>
        <TitleBar texts={texts} settings={settings} onOpen={open} onScheme={changeScheme} />
        <Ribbon texts={texts} tabs={state?.tabs ?? []} enabled={state?.ready ?? false} onCommand={command} />
        {problem && (
          <MessageBar intent="error">
            <MessageBarBody>{problem}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<Dismiss20Regular />}
                  aria-label={texts.dismiss}
                  onClick={() => workbench?.dismissProblem()}
                />
              }
            />
          </MessageBar>
        )}
        <div className={styles.body}>
          <main className={styles.main} aria-label={texts.workbook}>
            <div className={styles.grid} ref={grid} />
            {state?.charts && (
              <ChartLayer
                feed={state.charts}
                texts={texts}
                scheme={settings.scheme}
                locale={settings.locale}
              />
            )}
            {!state?.bookOpen && !problem && (
              <div className={styles.centre}>
                <Spinner label={texts.loading} />
              </div>
            )}
            <div role="status">
              {state?.cellMessage && (
                <MessageBar className={styles.message} intent="warning">
                  <MessageBarBody>{state.cellMessage}</MessageBarBody>
                </MessageBar>
              )}
            </div>
          </main>
          <TaskPane
            texts={texts}
            title={state?.title ?? ""}
            open={state?.paneOpen ?? false}
            onClose={() => workbench?.closePane()}
            mount={pane}
          />
        </div>
      </div>
    </FluentProvider>
  );
}
