import { join } from "node:path";
import { isStale } from "../../../scripts/build.mjs";

const root = join(import.meta.dirname, "../../..");

/** Arguments of Node that run the command line: as it ships, or from its source where that is newer. */
export const kefu: readonly string[] = isStale("cli")
  ? ["--import", join(root, "node_modules/tsx/dist/esm/index.mjs"), join(root, "src/cli/main.ts")]
  : [join(root, "build/cli/kefu.mjs")];
