import { createReadStream } from "node:fs";
import type { Workspace } from "../stream/workspace";
import { WrittenFile } from "../stream/writtenFile";

const keptCharacters = 8 << 20;

/** Text that must wait for other text to be written first: kept in memory while it is short, else set aside in a file. */
export class Spool {
  private kept: string[] = [];
  private characters = 0;
  private file: WrittenFile | null = null;
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
      this.file = new WrittenFile(this.path, this.path);
    }
    await this.file.write(this.kept.join(""));
    this.kept = [];
    this.characters = 0;
  }

  /** All of it, in order. */
  async *read(): AsyncGenerator<string> {
    const { file } = this;
    if (file !== null) {
      await file.end();
      for await (const piece of createReadStream(this.path, { encoding: "utf8" })) yield piece as string;
    }
    yield* this.kept;
  }
}
