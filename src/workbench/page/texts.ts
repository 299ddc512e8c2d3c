import type { GridLocale } from "../univer/engine";

/** The words of the local workbook's own page; the add-in brings its own. */
const english = {
  title: "Local workbook",
  purpose: "A place to try and to develop the add-in; production is Excel",
  file: "Workbook",
  newEmpty: "New empty workbook",
  openSample: "Open the sample workbook",
  language: "中文",
  languageHint: "切换到中文",
  theme: "Theme",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  paneTheme: "The task pane follows; in Excel on the web it follows the browser",
  home: "Home",
  ribbon: "Ribbon",
  workbook: "Sheets",
  pane: "Task pane",
  closePane: "Close the task pane",
  resizePane: "Width of the task pane",
  dismiss: "Dismiss",
  loading: "Opening the workbook…",
  failed: "The workbook could not be opened",
  addInFailed: "The add-in could not be loaded",
  noManifest: "manifest.xml is not served here. Build the add-in first: npm run build",
  noAnswer: "{path} was answered with status {status}",
  badManifest: "manifest.xml cannot be read: {reason}",
  noMetadata: "The functions' metadata cannot be read, so formulas of the add-in show #NAME?",
  empty: "Book1",
  emptyChart: "No numbers to show",
  chartCategory: "Category",
};

export type Texts = Readonly<typeof english>;

const chinese: Texts = {
  title: "本地工作簿",
  purpose: "用来试用和开发加载项；正式使用请在 Excel 中",
  file: "工作簿",
  newEmpty: "新建空白工作簿",
  openSample: "打开示例工作簿",
  language: "English",
  languageHint: "Switch to English",
  theme: "主题",
  light: "浅色",
  dark: "深色",
  contrast: "高对比度",
  paneTheme: "任务窗格跟着变；在网页版 Excel 里跟随浏览器",
  home: "开始",
  ribbon: "功能区",
  workbook: "工作表",
  pane: "任务窗格",
  closePane: "关闭任务窗格",
  resizePane: "任务窗格的宽度",
  dismiss: "关闭提示",
  loading: "正在打开工作簿…",
  failed: "工作簿打不开",
  addInFailed: "加载项没有加载成功",
  noManifest: "这里没有 manifest.xml。请先构建加载项：npm run build",
  noAnswer: "请求 {path} 得到的状态码是 {status}",
  badManifest: "读不懂 manifest.xml：{reason}",
  noMetadata: "读不到函数的元数据，所以加载项的公式会显示 #NAME?",
  empty: "工作簿1",
  emptyChart: "没有可显示的数字",
  chartCategory: "类别",
};

export const textsOf = (locale: GridLocale): Texts => (locale === "zh-CN" ? chinese : english);

/** Puts values into a text's places: fill("{a} of {b}", { a: 1, b: 2 }) //=> "1 of 2" */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
