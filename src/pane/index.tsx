import { createRoot } from "react-dom/client";
import { excelDoor, officeEnvironment } from "../excel";
import { App } from "./App";
import { Outside } from "./Outside";

/**
 * The page is also the add-in's runtime: functions and commands work in it whether the pane is shown or not, so that
 * nothing here may throw while it loads.
 */
function start(): void {
  const element = document.getElementById("pane");
  if (!element) return;
  const root = createRoot(element);
  const showOutside = (library: boolean) => {
    const { locale, theme } = officeEnvironment();
    root.render(<Outside locale={locale} theme={theme} library={library} />);
  };
  if (typeof Office === "undefined") {
    showOutside(false);
    return;
  }
  void Office.onReady().then(() => {
    if (!officeEnvironment().hosted) return showOutside(true);
    root.render(<App door={excelDoor} />);
  });
}

start();
