import type { BlockResult, BlockSettings } from "../stream/inspectBlock";

/** Writes the results of a scan as they come, in the order of the conversations. */
export interface ScanReport {
  /** What of each block it needs. */
  readonly want: BlockSettings["want"];
  add(result: BlockResult): Promise<void>;
  end(): Promise<void>;
}
