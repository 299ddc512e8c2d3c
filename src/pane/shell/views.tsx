import {
  ArrowImportRegular,
  BookmarkRegular,
  CalculatorRegular,
  ChatHelpRegular,
  ClipboardTaskRegular,
  HomeRegular,
  DocumentTableRegular,
  MathFormulaRegular,
  PeopleRegular,
  SettingsRegular,
  TaskListLtrRegular,
  type FluentIcon,
} from "@fluentui/react-icons";
import { lazy, type ComponentType } from "react";
import type { PaneKey } from "../../locales/pane";
import { RulesTab } from "../rules/RulesTab";
import { ScanTab } from "../scan/ScanTab";

/** A room of the pane: a tab of its own, or a line of the menu behind the tabs where the pane is too narrow for all. */
export interface View {
  readonly id: ViewId;
  /** What the tab says. */
  readonly label: PaneKey;
  readonly icon: FluentIcon;
  readonly Body: ComponentType;
}

export type ViewId =
  | "home"
  | "import"
  | "scan"
  | "agents"
  | "questions"
  | "coaching"
  | "report"
  | "rules"
  | "calculators"
  | "functions"
  | "settings";

const HomeTab = lazy(() => import("../home/HomeTab").then(({ HomeTab }) => ({ default: HomeTab })));
const ImportTab = lazy(() => import("../import/ImportTab").then(({ ImportTab }) => ({ default: ImportTab })));
const AgentsTab = lazy(() => import("../agents/AgentsTab").then(({ AgentsTab }) => ({ default: AgentsTab })));
const QuestionsTab = lazy(() =>
  import("../questions/QuestionsTab").then(({ QuestionsTab }) => ({ default: QuestionsTab })),
);
const CoachingTab = lazy(() =>
  import("../coaching/CoachingTab").then(({ CoachingTab }) => ({ default: CoachingTab })),
);
const CalculatorsTab = lazy(() =>
  import("../calculators/CalculatorsTab").then(({ CalculatorsTab }) => ({ default: CalculatorsTab })),
);
const ReportTab = lazy(() => import("../report/ReportTab").then(({ ReportTab }) => ({ default: ReportTab })));
const FunctionsTab = lazy(() =>
  import("../functions/FunctionsTab").then(({ FunctionsTab }) => ({ default: FunctionsTab })),
);

const SettingsTab = lazy(() =>
  import("../settings/SettingsTab").then(({ SettingsTab }) => ({ default: SettingsTab })),
);

/** In the order in which a person meets them: chats come in, are checked, are judged. */
export const views: readonly View[] = [
  { id: "home", label: "tab.home", icon: HomeRegular, Body: HomeTab },
  { id: "import", label: "tab.import", icon: ArrowImportRegular, Body: ImportTab },
  { id: "scan", label: "tab.scan", icon: ClipboardTaskRegular, Body: ScanTab },
  { id: "agents", label: "tab.agents", icon: PeopleRegular, Body: AgentsTab },
  { id: "questions", label: "tab.questions", icon: ChatHelpRegular, Body: QuestionsTab },
  { id: "coaching", label: "tab.coaching", icon: BookmarkRegular, Body: CoachingTab },
  { id: "report", label: "tab.report", icon: DocumentTableRegular, Body: ReportTab },
  { id: "rules", label: "tab.rules", icon: TaskListLtrRegular, Body: RulesTab },
  { id: "calculators", label: "tab.calculators", icon: CalculatorRegular, Body: CalculatorsTab },
  { id: "functions", label: "tab.functions", icon: MathFormulaRegular, Body: FunctionsTab },
  { id: "settings", label: "tab.settings", icon: SettingsRegular, Body: SettingsTab },
];
