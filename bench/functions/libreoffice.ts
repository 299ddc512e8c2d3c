/** The same questions asked of LibreOffice Calc with its own functions, from the command line. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cell } from "../../src/chat/table";

/** A formula in OpenFormula, with its "of:=". */
export interface NativeFormula {
  readonly formula: string;
}

export type NativeCell = Cell | NativeFormula;

/** Its version; null where it is not installed. */
export function libreOfficeVersion(): string | null {
  try {
    return execFileSync("soffice", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

export interface Calculated {
  readonly milliseconds: number;
  /** The sheet as it shows, row by row. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Opens a sheet, calculates it and saves it as text, in a profile of its own.
 *
 * @throws Error with what soffice says when it gives up
 */
export function calculate(sheet: readonly (readonly NativeCell[])[]): Calculated {
  const folder = mkdtempSync(join(tmpdir(), "kefu-bench-"));
  try {
    const file = join(folder, "sheet.fods");
    writeFileSync(file, flatOds(sheet));
    mkdirSync(join(folder, "profile"));
    const started = performance.now();
    const { status, stderr } = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        // Tab-separated, UTF-8.
        "csv:Text - txt - csv (StarCalc):9,34,76,1",
        "--outdir",
        folder,
        file,
      ],
      { encoding: "utf8" },
    );
    const milliseconds = performance.now() - started;
    if (status !== 0) throw new Error(stderr);
    const rows = readFileSync(join(folder, "sheet.csv"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    return { milliseconds, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function flatCell(cell: NativeCell): string {
  if (cell === null || cell === "") return "<table:table-cell/>";
  if (typeof cell === "object") return `<table:table-cell table:formula="${escape(cell.formula)}"/>`;
  if (typeof cell === "number") return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
  return `<table:table-cell office:value-type="string"><text:p>${escape(String(cell))}</text:p></table:table-cell>`;
}

function flatOds(sheet: readonly (readonly NativeCell[])[]): string {
  const rows = sheet.map((row) => `<table:table-row>${row.map(flatCell).join("")}</table:table-row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="sheet">${rows.join("\n")}</table:table></office:spreadsheet></office:body></office:document>
`;
}
