import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what a run sets aside, made when it is first needed and gone when the run ends, however it ends. */
export class Workspace {
  private folder: Promise<string> | null = null;

  /** Path of a file of the run. */
  async file(name: string): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), "kefu-"));
    return join(await this.folder, name);
  }

  async dispose(): Promise<void> {
    if (this.folder === null) return;
    await rm(await this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
