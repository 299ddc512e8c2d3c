import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * Worksheet functions in the local workbook beside LibreOffice, printed as a table: see functions/workbook.ts. In a process
 * of its own, because it drives a browser and runs as the tests do, unbundled.
 *
 * @param root of the repository
 */
export function printFunctions(root: string): void {
  const { status } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(root, "bench", "functions", "workbook.ts")],
    { cwd: root, stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" },
  );
  if (status !== 0)
    console.log("Worksheet functions in the workbook: not measured (npm run build -- --all, and a browser).");
}
