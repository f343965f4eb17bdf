import { examplesIn } from '../examples-in.ts';
import { explain as explainPage } from '../features/explain.ts';
import type { Options } from './arguments.ts';
import type { Host } from './host.ts';

/** `quorumlens explain`. */
export function explain({ operands, lang }: Options, host: Host): number {
  const name = operands[0] as string;
  const page = explainPage(name, lang, examplesIn(lang));
  if (page !== undefined) {
    host.out(page.endsWith('\n') ? page : `${page}\n`);
    return 0;
  }
  const message = {
    en: `there is no rule or parameter "${name}"`,
    ja: `ルールまたはパラメータ "${name}" はありません`,
  };
  host.err(`quorumlens: ${message[lang]}\n`);
  return 2;
}
