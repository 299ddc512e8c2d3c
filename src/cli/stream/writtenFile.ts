import { createWriteStream, type WriteStream } from "node:fs";
import { Problem } from "../../problem";

/**
 * A file that is written piece by piece, each on its way to the disk before the next is taken. What goes wrong is thrown where
 * it is written: a stream would tell it between two writes, to nobody, and end the process.
 */
export class WrittenFile {
  private readonly stream: WriteStream;

  /**
   * @param name what sentences call it
   * @param mode of a file that is made
   */
  constructor(
    path: string,
    private readonly name: string,
    mode?: number,
  ) {
    this.stream = createWriteStream(path, { mode });
    this.stream.on("error", () => undefined);
  }

  /** @throws Problem `cli.outUnwritable` */
  write(piece: string | Uint8Array): Promise<void> {
    return this.told((tell) => this.stream.write(piece, tell));
  }

  /** @throws Problem `cli.outUnwritable` */
  end(): Promise<void> {
    return this.told((tell) => this.stream.end(tell));
  }

  private told(begin: (tell: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      begin((error) => (error ? reject(unwritable(this.name, error)) : resolve()));
    });
  }
}

/** What the system says of a file that is to be written, as a problem. */
export function unwritable(file: string, error: unknown): Problem {
  const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
  return new Problem("wrongInput", "cli.outUnwritable", { file, reason });
}
