/** What the command line needs of its process; a test may stand in for it. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly terminal: boolean;
  readonly columns?: number | undefined;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
}
