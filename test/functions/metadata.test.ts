import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import functionsEnglish from "../../src/locales/en-US/functions.json";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { functionText, parameterText } from "../../src/locales/functions";
import { familyFiles, generateMetadata, localise, readMetadata } from "../../scripts/functions-metadata.mjs";

type Metadata = Awaited<ReturnType<typeof readMetadata>>;

let english: Metadata;
let chinese: Metadata;
beforeAll(async () => {
  const files = (await generateMetadata()) as Record<string, string>;
  english = JSON.parse(files["functions.json"] as string) as Metadata;
  chinese = JSON.parse(files["functions-zh-CN.json"] as string) as Metadata;
});

describe("functions.json", () => {
  it("declares every function with its parameters as they are evaluated", () => {
    const declared = english.functions.map(({ id, parameters }) => ({
      id,
      parameters: parameters.map(({ name, optional = false }) => ({ name, optional })),
    }));
    const evaluated = worksheetFunctions.map(({ id, parameters }) => ({
      id,
      parameters: parameters.map(({ name, parameter }) => ({ name, optional: parameter.optional })),
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(declared.sort(byId)).toEqual(evaluated.sort(byId));
  });

  it("says in English what the English catalogue says", () => {
    for (const { id, description, parameters } of english.functions) {
      expect(description).toBe(functionText("en-US", id).description);
      for (const { name, description } of parameters)
        expect({ id, name, description }).toEqual({
          id,
          name,
          description: parameterText("en-US", id, name).description,
        });
    }
  });

  it("takes ranges of anything, errors included, and no data types; a choice is a range of texts", () => {
    expect(english.allowErrorForDataTypeAny).toBe(true);
    expect(english.allowCustomDataForDataTypeAny).toBe(false);
    for (const { parameters } of english.functions) {
      for (const { type, dimensionality, customEnumId } of parameters)
        expect({ type, dimensionality }).toEqual({
          type: customEnumId ? "string" : "any",
          dimensionality: "matrix",
        });
    }
  });

  it("offers for a choice what the function takes, in words of its own", () => {
    const offers = new Map(english.enums?.map((offer) => [offer.id, offer]));
    let choices = 0;
    for (const { id, parameters } of worksheetFunctions) {
      for (const { name, parameter } of parameters) {
        const declared = english.functions.find((entry) => entry.id === id)?.parameters;
        const offer = offers.get(declared?.find((each) => each.name === name)?.customEnumId ?? "");
        expect([id, name, offer?.values.map(({ stringValue }) => stringValue)]).toEqual([
          id,
          name,
          parameter.choices,
        ]);
        if (offer) choices++;
      }
    }
    expect(choices).toBe(11);
    const texts = english.enums?.flatMap(({ id, values }) =>
      values.map(({ stringValue, tooltip }) => [`enum.${id}.${stringValue}`, tooltip]),
    );
    expect(functionsEnglish).toMatchObject(Object.fromEntries(texts ?? []));
  });

  it("keeps to what Excel accepts as an id, a name and a description", () => {
    for (const { id, name, description } of english.functions) {
      expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
      expect(name).toBe(id);
      // A name such as AB12 would be a cell.
      expect(id).not.toMatch(/^[A-Z]{1,3}\d+$/);
      expect(description.length).toBeLessThanOrEqual(255);
    }
  });

  it("points each function to its help page", () => {
    for (const { id, helpUrl } of english.functions)
      expect(helpUrl).toBe(`https://localhost:3000/help/functions/${id}.html`);
  });
});

describe("functions-zh-CN.json", () => {
  it("keeps ids and names, and says everything else in Chinese", () => {
    expect(chinese.functions.map(({ id, name }) => [id, name])).toEqual(
      english.functions.map(({ id, name }) => [id, name]),
    );
    for (const { description, parameters, helpUrl } of chinese.functions) {
      expect(description).toMatch(/[\u4e00-\u9fff]/);
      expect(helpUrl).toMatch(/\.zh-CN\.html$/);
      for (const { name, description } of parameters) {
        expect(name).toMatch(/^[\u4e00-\u9fffA-Za-z0-9]+$/);
        expect(description).toMatch(/[\u4e00-\u9fff]/);
      }
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    }
  });

  it("differs from the English file in words only", () => {
    const bones = ({ functions }: Metadata) =>
      functions.map((entry) => ({
        ...entry,
        description: "",
        helpUrl: "",
        parameters: entry.parameters.map((parameter) => ({ ...parameter, name: "", description: "" })),
      }));
    expect(bones(chinese)).toEqual(bones(english));
  });

  it("names what it offers in Chinese and writes the same into the formula", () => {
    const values = ({ enums }: Metadata) =>
      enums?.map((offer) => offer.values.map((each) => each.stringValue));
    expect(values(chinese)).toEqual(values(english));
    const words = chinese.enums?.flatMap((offer) => offer.values) ?? [];
    expect(words.length).toBe(16);
    for (const { name, tooltip } of words) {
      expect(name).toMatch(/[\u4e00-\u9fff]/);
      expect(tooltip).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("cannot be made while a text is missing", () => {
    expect(() => localise(english, {})).toThrow(/No text for/);
  });
});

describe("what the generator lets pass", () => {
  const directory = mkdtempSync(join(tmpdir(), "metadata-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const file = (name: string, source: string) => {
    const path = join(directory, name);
    writeFileSync(path, source);
    return path;
  };
  const add = (id: string, type = "any[][]") =>
    `/**\n * Adds.\n * @customfunction ${id}\n * @param a First.\n */\nexport function add(a: ${type}): any[][] {\n  return a as any[][];\n}\n`;

  it("an arrow function, which it skips without a word, fails here", async () => {
    const path = file(
      "arrow.ts",
      `/**\n * Adds.\n * @customfunction ADD\n */\nexport const add = (a: any[][]) => a;\n`,
    );
    await expect(readMetadata([path])).rejects.toThrow(
      "Not function declarations, so Excel would not see them: add",
    );
  });

  it("an id twice, in two files, fails here", async () => {
    const paths = [file("one.ts", add("ADD")), file("two.ts", add("ADD"))];
    await expect(readMetadata(paths)).rejects.toThrow("Duplicate function ids: ADD");
  });

  it("a re-export is not followed, so every file is listed", async () => {
    const inner = file("inner.ts", add("ADD"));
    const outer = file(
      "outer.ts",
      `export * from "./inner";\n${add("SUB").replace("function add", "function sub")}`,
    );
    const ids = async (paths: string[]) => (await readMetadata(paths)).functions.map(({ id }) => id);
    expect(await ids([outer])).toEqual(["SUB"]);
    expect(await ids([outer, inner])).toEqual(["SUB", "ADD"]);
    expect(familyFiles().length).toBeGreaterThan(3);
  });

  it.each(["readonly any[][]", "(string | number)[][]"])("a range of type %s is refused", async (type) => {
    await expect(readMetadata([file("type.ts", add("ADD", type))])).rejects.toThrow();
  });

  it("a docblock at the head of a file becomes the first function's description", async () => {
    const path = file("header.ts", `/**\n * About the file.\n */\n${add("ADD")}`);
    const { functions } = await readMetadata([path]);
    expect(functions[0].description).toBe("About the file.");
    expect(english.functions.every(({ description }) => !/file/i.test(description))).toBe(true);
  });

  it("a link in a description is refused", async () => {
    const path = file("link.ts", add("ADD").replace("Adds.", "Adds {@link add}."));
    await expect(readMetadata([path])).rejects.toThrow();
  });

  it("a default in TypeScript, which never applies because an omitted argument arrives as null, is used nowhere", () => {
    const sources = familyFiles().map((path: string) => readFileSync(path, "utf8"));
    expect(sources.join("\n")).not.toMatch(/any\[\]\[\] =/);
  });
});
