import type { Lang } from '../text/text.ts';
import { parseArguments } from './arguments.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import type { Host } from './host.ts';
import { localeLanguage } from './locale.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** Runs one command; gives the exit code, or undefined where the process goes on (the language server). */
export async function run(args: readonly string[], host: Host): Promise<number | undefined> {
  const parsed = parseArguments(args, localeLanguage(host.env));
  if (!parsed.ok) {
    host.err(`quorumlens: ${parsed.message[parsed.lang]}\n${hint[parsed.lang]}\n`);
    return 2;
  }
  const { options } = parsed;
  if (options.help) {
    host.out(usage(options.command, options.lang));
    return 0;
  }
  if (options.version) {
    host.out(`quorumlens ${version}\n`);
    return 0;
  }
  switch (options.command) {
    case undefined:
      host.err(usage(undefined, options.lang));
      return 2;
    case 'check':
      return check(options, host);
    case 'fix':
      return fix(options, host);
    case 'explain':
      return explain(options, host);
    case 'lsp': {
      const { startStdio } = await import('../lsp/node.ts');
      startStdio();
      return undefined;
    }
  }
}

const hint: Record<Lang, string> = {
  en: 'quorumlens --help lists what there is.',
  ja: '使い方は quorumlens --help で表示されます。',
};
