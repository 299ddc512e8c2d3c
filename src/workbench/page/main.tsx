import { createRoot } from "react-dom/client";
import { App } from "./App";
import { readSettings } from "./settings";
import { textsOf } from "./texts";
import { startWorkbench } from "./workbench";

const settings = readSettings(
  location.search,
  navigator.language,
  matchMedia("(prefers-color-scheme: dark)").matches,
);
document.documentElement.lang = settings.locale;
document.title = textsOf(settings.locale).title;

const root = document.getElementById("workbench");
if (!root) throw new Error("index.html has no #workbench");
createRoot(root).render(<App initial={settings} start={(places) => startWorkbench(settings, places)} />);
