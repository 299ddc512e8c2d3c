import { readTable } from "../../chat/readTable";
import type { Transcript } from "../../chat/transcript";
import type { ScanJob } from "./job";
import { tableOfBlocks, type PackedBlock } from "./pack";

/** Reads packed cells as chats and inspects nothing. */
export function transcriptOf(blocks: readonly PackedBlock[], job: ScanJob): Transcript {
  return readTable(tableOfBlocks(blocks, job.shape), job.read).transcript;
}
