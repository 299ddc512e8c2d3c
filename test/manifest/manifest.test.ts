// @vitest-environment jsdom
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { developmentUrl, rebase } from "../../scripts/manifest.mjs";

const root = join(import.meta.dirname, "../..");
const source = readFileSync(join(root, "manifest.xml"), "utf8");
const xml = new DOMParser().parseFromString(source, "application/xml");
const all = (name: string) => [...xml.getElementsByTagName("*")].filter((e) => e.localName === name);
const only = (name: string) => {
  const found = all(name);
  expect(found, name).toHaveLength(1);
  return found[0]!;
};

/** The same check that a person's Excel makes when it loads the manifest. */
async function schemaErrors(manifest: string): Promise<string[]> {
  const folder = join(root, "test/fixtures/manifest-schema");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".xsd"))
    .map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));
  const isMain = (file: { fileName: string }) => file.fileName.startsWith("OfficeAppManifest");
  const result = await validateXML({
    xml: [{ fileName: "manifest.xml", contents: manifest }],
    schema: files.filter(isMain),
    preload: files.filter((file) => !isMain(file)),
  });
  return result.errors.map((error) => error.message);
}

describe("manifest.xml against Microsoft's schemas", () => {
  it("is valid", async () => {
    expect(await schemaErrors(source)).toEqual([]);
  });

  it("stays valid when it is moved to another host", async () => {
    const moved = rebase(source, developmentUrl, "https://example.com/kefu/");
    expect(await schemaErrors(moved)).toEqual([]);
    expect(moved).not.toContain("localhost");
    expect(moved).toContain("<AppDomain>https://example.com</AppDomain>");
    expect(moved).toContain('"https://example.com/kefu/taskpane.html"');
  });

  it.each([
    ["an unknown permission", "ReadWriteDocument", "Everything"],
    ["elements in another order", /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/, "$2$1"],
    ["an id that is no GUID", /<Id>.*<\/Id>/, "<Id>kefu</Id>"],
    ["a group without a label", '<Label resid="Group.Label" />', ""],
  ])("would not be valid with %s", async (_what, from, to) => {
    const broken = source.replace(from, to);
    expect(broken).not.toBe(source);
    expect(await schemaErrors(broken)).not.toEqual([]);
  });
});

describe("what the schemas do not see", () => {
  it("has a four-part version that begins with the package's version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const stated = only("Version").textContent!;
    expect(stated).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(stated.startsWith(`${version}.`)).toBe(true);
  });

  it("resolves every resource id, and defines none twice or in vain", () => {
    const resources = only("Resources");
    const defined = [...resources.getElementsByTagName("*")].flatMap((e) => e.getAttribute("id") ?? []);
    const used = [...xml.getElementsByTagName("*")].flatMap((e) => e.getAttribute("resid") ?? []);
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
    for (const id of defined) expect(id.length).toBeLessThanOrEqual(32);
  });

  it("keeps short strings within 125 characters and long ones within 250, in each language", () => {
    const texts = (list: string) =>
      [...only(list).getElementsByTagName("*")].map(
        (e) => e.getAttribute("DefaultValue") ?? e.getAttribute("Value") ?? "",
      );
    for (const text of texts("ShortStrings")) expect(text.length, text).toBeLessThanOrEqual(125);
    for (const text of texts("LongStrings")) expect(text.length, text).toBeLessThanOrEqual(250);
    expect(texts("LongStrings").every((text) => text.length > 0)).toBe(true);
  });

  it("has a Chinese text beside every English one", () => {
    const strings = [...all("String"), only("DisplayName"), all("Description")[0]!];
    const untranslated = strings
      .filter((e) => ![...e.children].some((child) => child.getAttribute("Locale") === "zh-CN"))
      .map((e) => e.getAttribute("id") ?? e.localName);
    expect(untranslated).toEqual(["Functions.Namespace"]);
  });

  it("names https addresses of one host only", () => {
    const addresses = source
      .match(/https?:\/\/[^"<\s]+/g)!
      .filter((a) => !/schemas\.microsoft|w3\.org/.test(a));
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/localhost:3000(\/|$)/);
  });

  it("asks for the requirement sets that the add-in is written against", () => {
    const sets = Object.fromEntries(
      all("Set").map((e) => [e.getAttribute("Name"), e.getAttribute("MinVersion")]),
    );
    expect(sets).toEqual({ SharedRuntime: "1.1", CustomFunctionsRuntime: "1.3", ExcelApi: "1.14" });
  });

  it("runs pane, commands and functions in one long-lived page", () => {
    const runtime = only("Runtime");
    expect(runtime.getAttribute("lifetime")).toBe("long");
    const page = runtime.getAttribute("resid");
    expect(only("FunctionFile").getAttribute("resid")).toBe(page);
    expect(only("Page").firstElementChild!.getAttribute("resid")).toBe(page);
    // Another page, or another id, would be a second pane with a runtime of its own.
    const shown = all("Action").filter((action) => action.getAttribute("xsi:type") === "ShowTaskpane");
    expect(shown.map((action) => [...action.children].map((e) => e.getAttribute("resid")))).toEqual([
      [null, page],
    ]);
  });

  it("gives every control an id of its own and the three icon sizes that Excel requires", () => {
    const controls = all("Control");
    expect(new Set(controls.map((c) => c.getAttribute("id"))).size).toBe(controls.length);
    for (const icon of all("Icon")) {
      expect([...icon.children].map((image) => image.getAttribute("size"))).toEqual(["16", "32", "80"]);
    }
  });
});

describe("icons", () => {
  const icons = all("Image")
    .filter((e) => e.hasAttribute("DefaultValue"))
    .map((e) => e.getAttribute("DefaultValue")!)
    .concat(
      only("IconUrl").getAttribute("DefaultValue")!,
      only("HighResolutionIconUrl").getAttribute("DefaultValue")!,
    );

  it.each([...new Set(icons)])("%s exists, has the size in its name, and is not blank", (address) => {
    const file = join(root, address.replace(developmentUrl, ""));
    expect(existsSync(file)).toBe(true);
    const size = Number(/-(\d+)\.png$/.exec(file)![1]);
    const { width, height, data } = PNG.sync.read(readFileSync(file));
    expect([width, height]).toEqual([size, size]);
    const alphas = data.filter((_, index) => index % 4 === 3);
    expect(alphas.some((alpha) => alpha === 0)).toBe(true);
    expect(alphas.filter((alpha) => alpha === 255).length).toBeGreaterThan((size * size) / 5);
  });

  it("are the sizes that the icons ask for", () => {
    const resources = new Map(
      all("Image").map((e) => [e.getAttribute("id"), e.getAttribute("DefaultValue")]),
    );
    for (const image of all("Image").filter((e) => e.hasAttribute("size"))) {
      expect(resources.get(image.getAttribute("resid"))).toContain(`-${image.getAttribute("size")}.png`);
    }
  });
});

describe("commands", () => {
  it("run actions that the code associates, and leave none without a button", () => {
    const named = all("FunctionName").map((e) => e.textContent!);
    const folder = join(root, "src/commands");
    const code = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("\n");
    const associated = [...new Set(code.match(/"kefu\.\w+"/g) ?? [])].map((text) => text.slice(1, -1));
    expect(associated.sort()).toEqual([...named].sort());
  });
});
