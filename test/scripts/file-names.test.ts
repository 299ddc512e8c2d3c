import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const files = ["src", "test", "scripts", "bench", "docs", "assets"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** Files that share a name; the way each is written. */
function collisions(names: readonly string[], nameOf: (name: string) => string): string[][] {
  const byName = new Map<string, string[]>();
  for (const name of names) {
    const same = byName.get(nameOf(name));
    if (same) same.push(name);
    else byName.set(nameOf(name), [name]);
  }
  return [...byName.values()].filter((same) => same.length > 1);
}

// On Windows and macOS capitals do not tell files apart.
describe("the names of files", () => {
  it("differ by more than capitals", () => {
    expect(files.length).toBeGreaterThan(1_000);
    expect(collisions(files, (name) => name.toLowerCase())).toEqual([]);
  });

  it("differ by more than capitals and extension where modules are imported without one", () => {
    const modules = files.filter((name) => /\.tsx?$/.test(name));
    expect(collisions(modules, (name) => name.toLowerCase().replace(/\.tsx?$/, ""))).toEqual([]);
  });

  it("are allowed on every system", () => {
    expect(files.filter((name) => /[<>:"|?*\\]|[. ]$/.test(basename(name)))).toEqual([]);
  });
});
