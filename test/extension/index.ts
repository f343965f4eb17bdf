/** `extensionTestsPath` in the Node extension host. */
import path from 'node:path';
import Mocha from 'mocha';
import { runMocha } from './run-mocha.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 20_000 });
  mocha.addFile(path.join(__dirname, 'suite.js'));
  await runMocha(mocha);
}
