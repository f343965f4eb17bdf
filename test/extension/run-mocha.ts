interface Runner {
  stats?: { passes: number };
  on(event: 'pending', listener: (test: { fullTitle(): string }) => void): void;
}

/** Runs Mocha and prints the totals for test/run.mjs. */
export const runMocha = (mocha: { run(done: (failures: number) => void): unknown }) =>
  new Promise<void>((resolve, reject) => {
    const skipped: { name: string; reason: string }[] = [];
    const runner = mocha.run(failed => {
      console.log(`##tally ${JSON.stringify({ passed: runner.stats?.passes, failed, skipped })}`);
      if (failed) reject(new Error(`${failed} failed`));
      else resolve();
    }) as Runner;
    runner.on('pending', test => skipped.push({ name: test.fullTitle(), reason: 'skipped in the suite' }));
  });
