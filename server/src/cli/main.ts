import { run } from './run.ts';

// A reader that closes the pipe early (head, a pager) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  terminal: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  stdin: async () => Buffer.concat(await process.stdin.toArray()),
}).then(
  code => {
    // Not process.exit: it would cut off what a pipe has not taken yet.
    if (code !== undefined) process.exitCode = code;
  },
  error => {
    process.stderr.write(`quorumlens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
