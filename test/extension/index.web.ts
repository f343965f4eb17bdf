/** `extensionTestsPath` in the web extension host: one bundled file, with Mocha's browser build. */
import 'mocha/mocha.js';
import { runMocha } from './run-mocha.ts';

mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 20_000 });

export async function run(): Promise<void> {
  await import('./suite.ts');
  await runMocha(mocha);
}
