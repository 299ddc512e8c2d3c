/** What a command reads and writes, so that it runs in a test as in a shell. */
export interface Streams {
  /** Standard input, read to its end. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Data only. Resolves when more can be written. */
  readonly stdout: (text: string) => Promise<void>;
  /** Sentences about what went wrong. */
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}
