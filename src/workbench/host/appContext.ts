import type { Book } from "../book";

/** What Excel on the web tells an add-in about itself before the add-in's own code runs. */

/**
 * Requirement sets by name and version. ExcelApi ends at 1.15, as the library of the npm package does; what is listed is
 * modelled as far as docs/workbench.md says.
 */
export const requirementSets: Readonly<Record<string, string>> = {
  ExcelApi: "1.15",
  SharedRuntime: "1.2",
  SharedRuntimeInternal: "1.2",
  CustomFunctionsRuntime: "1.5",
  CustomFunctions: "1.9",
  RibbonApi: "1.2",
  DynamicRibbon: "1.2",
  DialogApi: "1.2",
  KeyboardShortcuts: "1.1",
  AddInCommands: "1.1",
  DelayForCellEdit: "1.1",
  RichApiRuntime: "1.1",
  Settings: "1.1",
  CustomXmlParts: "1.1",
  DocumentEvents: "1.1",
};

export interface AddinIdentity {
  /** The manifest's <Id>. */
  readonly id: string;
  readonly name: string;
  /** The add-in's page. Office's library accepts a host only over HTTPS on the add-in's own hostname. */
  readonly url: string;
}

export interface HostEnvironment {
  readonly addin: AddinIdentity;
  /** Language tag of Office, "zh-CN". */
  readonly locale: string;
  /** Names the conversation between this host and this add-in. */
  readonly conversation: string;
  readonly requirementSets: Readonly<Record<string, string>>;
  /** The pane is shown when the add-in starts. */
  readonly startsVisible: boolean;
}

// A shared runtime holds the pane and the custom functions.
const sharedAppWithCustomFunctions = 3;

/** `window.name` of the add-in's frame: how the library finds its host. */
export function frameName({ addin, locale, conversation }: HostEnvironment, hostOrigin: string): string {
  const correlation = conversation;
  return JSON.stringify({
    baseFrameName: `kefu-${conversation}`,
    hostInfo: `Excel$Web$16.00$${locale}$${correlation}$$disableLogging$${sharedAppWithCustomFunctions}`,
    xdmInfo: `${conversation}|${addin.id}|${hostOrigin}`,
    serializerVersion: "1",
    flights: "[]",
  });
}

/** The answer to `ContextActivationManager_getAppContextAsync`. */
export function appContext(environment: HostEnvironment, book: Book): Readonly<Record<string, unknown>> {
  const { addin, locale, conversation } = environment;
  return {
    _id: addin.id,
    _appName: 16,
    _appVersion: "16.0",
    _appMinorVersion: 0,
    _hostFullVersion: "16.0.20000.10000",
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: book.name,
    _clientMode: 1,
    _settings: [...book.settings].map(([key, value]) => [key, JSON.stringify(value)]),
    _reason: 0,
    _osfControlType: 1,
    _eToken: "",
    _correlationId: conversation,
    _appInstanceId: conversation,
    _requirementMatrix: JSON.stringify(environment.requirementSets),
    _appDomains: [],
    _addinName: addin.name,
    _initialDisplayMode: environment.startsVisible ? 2 : 0,
    _featureGates: {},
  };
}
