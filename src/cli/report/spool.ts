import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import type { Workspace } from "../stream/workspace";

const keptCharacters = 8 << 20;

/** Text that must wait for other text to be written first: kept in memory while it is short, else set aside in a file. */
export class Spool {
  private kept: string[] = [];
  private characters = 0;
  private file: WriteStream | null = null;
  private path = "";

  constructor(
    private readonly name: string,
    private readonly workspace: Workspace,
  ) {}

  async add(text: string): Promise<void> {
    this.kept.push(text);
    this.characters += text.length;
    if (this.characters < keptCharacters) return;
    if (this.file === null) {
      this.path = await this.workspace.file(this.name);
      this.file = createWriteStream(this.path);
    }
    if (!this.file.write(this.kept.join(""))) await once(this.file, "drain");
    this.kept = [];
    this.characters = 0;
  }

  /** All of it, in order. */
  async *read(): AsyncGenerator<string> {
    const { file } = this;
    if (file !== null) {
      await new Promise<void>((resolve, reject) => file.end(() => resolve()).once("error", reject));
      for await (const piece of createReadStream(this.path, { encoding: "utf8" })) yield piece as string;
    }
    yield* this.kept;
  }
}
