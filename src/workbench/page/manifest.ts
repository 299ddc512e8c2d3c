/** What a page that plays Excel needs of an add-in only manifest. */
export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly displayName: string;
  readonly iconUrl: string | null;
  /** The page of pane, commands and functions. */
  readonly pageUrl: string;
  readonly functions: { readonly namespace: string; readonly metadataUrl: string } | null;
  readonly tabs: readonly RibbonTab[];
  readonly cellMenu: readonly CommandButton[];
}

export interface RibbonTab {
  readonly id: string;
  /** Null for a tab that Excel has already: its id names it. */
  readonly label: string | null;
  readonly groups: readonly { readonly label: string; readonly buttons: readonly CommandButton[] }[];
}

export interface CommandButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** By pixel size, smallest first. */
  readonly icons: readonly { readonly size: number; readonly url: string }[];
  readonly action:
    | { readonly kind: "execute"; readonly functionName: string }
    | { readonly kind: "showPane"; readonly url: string };
}

/**
 * Reads a manifest as Excel does in one language.
 *
 * @param xml the manifest's text
 * @param locale language whose overrides count, "zh-CN"
 * @throws RangeError that names what is missing
 */
export function readManifest(xml: string, locale: string): Manifest {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.getElementsByTagName("parsererror").length > 0) throw new RangeError("not well-formed XML");
  const root = document.documentElement;
  const resources = readResources(root, locale);
  const host = descendants(root, "Host").find((element) => attribute(element, "type") === "Workbook");
  const functionsPoint = extensionPoint(root, "CustomFunctions");
  const runtime = descendants(root, "Runtime")[0];
  const source = child(child(root, "DefaultSettings"), "SourceLocation")?.getAttribute("DefaultValue");
  const pageUrl = resources(runtime?.getAttribute("resid")) ?? source;
  if (!pageUrl) throw new RangeError("SourceLocation");
  const ribbon = host && extensionPoint(host, "PrimaryCommandSurface");
  const menu = host && extensionPoint(host, "ContextMenu");
  const cellMenu = menu && children(menu, "OfficeMenu").find((item) => item.id === "ContextMenuCell");
  return {
    id: text(child(root, "Id")),
    version: text(child(root, "Version")),
    displayName: localized(child(root, "DisplayName"), locale) ?? "",
    iconUrl: localized(child(root, "IconUrl"), locale),
    pageUrl,
    functions: functionsPoint ? readFunctions(functionsPoint, resources) : null,
    tabs: ribbon ? readTabs(ribbon, resources) : [],
    cellMenu: cellMenu ? readButtons(cellMenu, resources) : [],
  };
}

type Resources = (id: string | null | undefined) => string | null;

function readResources(root: Element, locale: string): Resources {
  const byId = new Map<string, string>();
  for (const name of ["Image", "Url", "String"]) {
    for (const element of descendants(root, name)) {
      const value = localized(element, locale);
      if (element.id && value !== null) byId.set(element.id, value);
    }
  }
  return (id) => (id ? (byId.get(id) ?? null) : null);
}

function readFunctions(point: Element, resources: Resources) {
  const metadata = child(child(point, "Metadata"), "SourceLocation");
  const metadataUrl = resources(metadata?.getAttribute("resid"));
  const namespace = resources(child(point, "Namespace")?.getAttribute("resid"));
  if (!metadataUrl || !namespace) throw new RangeError("CustomFunctions");
  return { namespace, metadataUrl };
}

function readTabs(ribbon: Element, resources: Resources): RibbonTab[] {
  const tabs = [...children(ribbon, "OfficeTab"), ...children(ribbon, "CustomTab")];
  return tabs.map((tab) => ({
    id: tab.id,
    label: tab.localName === "CustomTab" ? resources(child(tab, "Label")?.getAttribute("resid")) : null,
    groups: children(tab, "Group").map((group) => ({
      label: resources(child(group, "Label")?.getAttribute("resid")) ?? "",
      buttons: readButtons(group, resources),
    })),
  }));
}

function readButtons(container: Element, resources: Resources): CommandButton[] {
  return children(container, "Control").flatMap((control) => {
    const action = readAction(child(control, "Action"), resources);
    // Menus are not used by the add-in and not modelled.
    if (attribute(control, "type") !== "Button" || !action) return [];
    const images = child(control, "Icon");
    return {
      id: control.id,
      label: resources(child(control, "Label")?.getAttribute("resid")) ?? "",
      tip: resources(child(child(control, "Supertip"), "Description")?.getAttribute("resid")) ?? "",
      icons: (images ? children(images, "Image") : [])
        .flatMap((image) => {
          const url = resources(image.getAttribute("resid"));
          return url ? { size: Number(image.getAttribute("size")), url } : [];
        })
        .sort((a, b) => a.size - b.size),
      action,
    };
  });
}

function readAction(action: Element | null, resources: Resources): CommandButton["action"] | null {
  if (!action) return null;
  const functionName = text(child(action, "FunctionName"));
  if (attribute(action, "type") === "ExecuteFunction" && functionName) {
    return { kind: "execute", functionName };
  }
  const url = resources(child(action, "SourceLocation")?.getAttribute("resid"));
  return attribute(action, "type") === "ShowTaskpane" && url ? { kind: "showPane", url } : null;
}

function extensionPoint(within: Element, type: string): Element | undefined {
  return descendants(within, "ExtensionPoint").find((element) => attribute(element, "type") === type);
}

// Names are compared without their prefixes: a manifest may choose its own.
const children = (element: Element, name: string): Element[] =>
  [...element.children].filter((candidate) => candidate.localName === name);

const child = (element: Element | null, name: string): Element | null =>
  (element && children(element, name)[0]) ?? null;

const descendants = (element: Element, name: string): Element[] => [
  ...element.getElementsByTagNameNS("*", name),
];

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
const attribute = (element: Element, name: string): string | null =>
  element.getAttributeNS(schemaInstance, name);

const text = (element: Element | null): string => element?.textContent?.trim() ?? "";

function localized(element: Element | null, locale: string): string | null {
  if (!element) return null;
  const override = children(element, "Override").find(
    (candidate) => candidate.getAttribute("Locale")?.toLowerCase() === locale.toLowerCase(),
  );
  return override?.getAttribute("Value") ?? element.getAttribute("DefaultValue");
}
