import type { Cell } from "../../../chat/table";
import type { ImportDigest, ReadProgress, ReadRequest, SourceInput } from "./digest";

/** What is said to the worker. To cancel, the worker is ended. `id` tells which question an answer belongs to. */
export type ToWorker =
  | { readonly kind: "add"; readonly source: SourceInput }
  | { readonly kind: "read"; readonly id: number; readonly request: ReadRequest }
  | {
      readonly kind: "rows";
      readonly id: number;
      readonly table: number;
      readonly from: number;
      readonly to: number;
    };

export type FromWorker =
  | { readonly kind: "progress"; readonly id: number; readonly progress: ReadProgress }
  | { readonly kind: "digest"; readonly id: number; readonly digest: ImportDigest }
  | { readonly kind: "rows"; readonly id: number; readonly rows: Cell[][] }
  | { readonly kind: "error"; readonly id: number; readonly message: string };
