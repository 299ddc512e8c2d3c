import { rmSync } from "node:fs";
import { chmod, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * What a run sets aside: a folder for its own use, and the file that it writes, which bears its name only once it is complete.
 * All of it is gone when the run ends, however it ends.
 */
export class Workspace {
  private folder: Promise<string> | null = null;
  private readonly paths = new Set<string>();
  private readonly clean = () => {
    for (const path of this.paths) rmSync(path, { recursive: true, force: true });
  };

  constructor() {
    process.once("exit", this.clean);
  }

  /** Path of a file of the run. */
  async file(name: string): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), "kefu-"));
    const folder = await this.folder;
    this.paths.add(folder);
    return join(folder, name);
  }

  /** Where to write what is to become `target`: beside it, so that it can be renamed. */
  aside(target: string): string {
    const path = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    this.paths.add(path);
    return path;
  }

  /**
   * Gives the file written aside its name.
   *
   * @param mode of the file that it replaces
   */
  async publish(target: string, mode?: number): Promise<void> {
    const path = this.aside(target);
    if (mode !== undefined) await chmod(path, mode);
    await rename(path, target);
    this.paths.delete(path);
  }

  async dispose(): Promise<void> {
    for (const path of this.paths) await rm(path, { recursive: true, force: true });
    this.paths.clear();
    this.folder = null;
    process.off("exit", this.clean);
  }
}
