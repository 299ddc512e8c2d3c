import { readBlocks } from "../readRows";
import { resolveSource } from "../source";
import type { SourceChoice } from "../types";
import { packBlock, type PackedBlock } from "../worker/pack";
import type { ImportHandlers, SourceCells } from "./types";

/** All cells of a sheet, table or selection, packed for a worker; see `ImportDoor.readCells`. */
export async function readCells(choice: SourceChoice, handlers: ImportHandlers = {}): Promise<SourceCells> {
  const source = await resolveSource(choice);
  const blocks: PackedBlock[] = [];
  let done = 0;
  for await (const rows of readBlocks(source, handlers.signal)) {
    blocks.push(packBlock(rows, source.columns.length));
    done += rows.length;
    handlers.onProgress?.({ done, total: source.rowCount });
  }
  const columns = source.columns.map((_, packed) => packed);
  return {
    name: source.info.name,
    shape: { columnCount: columns.length, columns, firstRow: source.row + 1 },
    blocks,
  };
}
