import type { IDisposable, Injector, IWorkbookData, Plugin, PluginCtor, Workbook } from "@univerjs/core";
import {
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import {
  UniverDocsPlugin,
  UniverFormulaEnginePlugin,
  UniverSheetsCorePreset,
  UniverSheetsFormulaPlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsPlugin,
} from "@univerjs/preset-sheets-core";
import coreEnglish from "@univerjs/preset-sheets-core/locales/en-US";
import coreChinese from "@univerjs/preset-sheets-core/locales/zh-CN";
import {
  UniverSheetsConditionalFormattingPlugin,
  UniverSheetsConditionalFormattingPreset,
} from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingEnglish from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import conditionalFormattingChinese from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import { UniverSheetsFilterPlugin, UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterEnglish from "@univerjs/preset-sheets-filter/locales/en-US";
import filterChinese from "@univerjs/preset-sheets-filter/locales/zh-CN";
import { UniverSheetsSortPlugin, UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortEnglish from "@univerjs/preset-sheets-sort/locales/en-US";
import sortChinese from "@univerjs/preset-sheets-sort/locales/zh-CN";
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableEnglish from "@univerjs/preset-sheets-table/locales/en-US";
import tableChinese from "@univerjs/preset-sheets-table/locales/zh-CN";

import { CellConditionsPlugin } from "./cellConditions/service";
import { indexOnlyWhatIsLookedUp } from "./lookupIndex";

export type GridLocale = "zh-CN" | "en-US";

export interface EngineOptions {
  readonly locale: GridLocale;
  /** Where the grid is drawn; without it the engine runs with no user interface (tests, Node). */
  readonly container?: HTMLElement;
  readonly dark?: boolean;
}

/** Univer with what a workbook needs, before a workbook is in it. */
export interface Engine extends IDisposable {
  readonly univer: Univer;
  readonly injector: Injector;
  open(snapshot: Partial<IWorkbookData>): Workbook;
}

const localeTypes = { "zh-CN": LocaleType.ZH_CN, "en-US": LocaleType.EN_US } as const;

/** Texts that Univer's own catalogues lack. */
const progressChinese = {
  "sheets-formula": {
    progress: {
      analyzing: "正在分析公式",
      calculating: "正在计算",
      "array-analysis": "正在分析数组公式",
      "array-calculation": "正在计算数组公式",
      done: "计算完成",
    },
  },
};
const progressEnglish = {
  "sheets-formula": {
    progress: {
      analyzing: "Analysing formulas",
      calculating: "Calculating",
      "array-analysis": "Analysing array formulas",
      "array-calculation": "Calculating array formulas",
      done: "Calculated",
    },
  },
};

const catalogues = {
  [LocaleType.ZH_CN]: [
    coreChinese,
    conditionalFormattingChinese,
    filterChinese,
    sortChinese,
    tableChinese,
    progressChinese,
  ],
  [LocaleType.EN_US]: [
    coreEnglish,
    conditionalFormattingEnglish,
    filterEnglish,
    sortEnglish,
    tableEnglish,
    progressEnglish,
  ],
};

type PluginEntry = PluginCtor<Plugin> | [PluginCtor<Plugin>, ConstructorParameters<PluginCtor<Plugin>>[0]];

const headlessPlugins: PluginEntry[] = [
  UniverDocsPlugin,
  UniverFormulaEnginePlugin,
  UniverSheetsPlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsFormulaPlugin,
  CellConditionsPlugin,
  UniverSheetsFilterPlugin,
  UniverSheetsSortPlugin,
  UniverSheetsTablePlugin,
] as PluginEntry[];

function visiblePlugins(container: HTMLElement): PluginEntry[] {
  const core = UniverSheetsCorePreset({
    container,
    // The page has a ribbon of its own, built from the add-in's manifest: Univer's would be a second one. The formula
    // bar is part of Univer's header.
    header: true,
    toolbar: false,
    formulaBar: true,
    footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
    disableAutoFocus: true,
    // Permissions by person mean nothing where there is one person.
    menu: { "sheet.contextMenu.permission": { hidden: true } },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
  });
  return [
    ...core.plugins,
    ...UniverSheetsConditionalFormattingPreset().plugins.map(withCellConditions),
    ...UniverSheetsFilterPreset().plugins,
    ...UniverSheetsSortPreset().plugins,
    UniverSheetsTablePlugin,
    // The tab with a table's name over its first row would push the sheet's first row down.
    [UniverSheetsTableUIPlugin, { hideAnchor: true }],
  ] as PluginEntry[];
}

/** A preset names its plugins itself: ours takes the place of the one that it extends. */
function withCellConditions(plugin: PluginEntry): PluginEntry {
  return plugin === UniverSheetsConditionalFormattingPlugin ? CellConditionsPlugin : plugin;
}

/**
 * Starts Univer.
 *
 * @example createEngine({ locale: "zh-CN" }).open({ id: "book", sheets: { a: { id: "a", name: "Sheet1" } } })
 */
export function createEngine(options: EngineOptions): Engine {
  const locale = localeTypes[options.locale];
  const univer = new Univer({
    locale,
    locales: { [locale]: mergeLocales(...catalogues[locale]) },
    darkMode: options.dark ?? false,
    logLevel: LogLevel.ERROR,
  });
  for (const entry of options.container ? visiblePlugins(options.container) : headlessPlugins) {
    const [plugin, configuration] = Array.isArray(entry) ? entry : [entry, undefined];
    univer.registerPlugin(plugin, configuration);
  }
  indexOnlyWhatIsLookedUp();
  const injector = univer.__getInjector();
  return {
    univer,
    injector,
    open: (snapshot) => {
      const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
      // Undo acts on the workbook that has the focus.
      injector.get(IUniverInstanceService).focusUnit(workbook.getUnitId());
      return workbook;
    },
    dispose: () => univer.dispose(),
  };
}
