/** An error for the log: its kind and where it happened, nothing of any file's content. */
export function safeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  // The message may quote a file, secrets included; the frames name only our own functions.
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map(f => f.trim())].join('\n  ');
}
