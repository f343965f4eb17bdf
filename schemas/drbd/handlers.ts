import { section } from '../../server/src/schema/entry.ts';
import { handlerOptions } from './handler-options.ts';
import { unknownOption } from './statements.ts';

export const handlers = section({
  id: 'drbd.handlers',
  keyword: 'handlers',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  doc: {
    en: 'Programs that the kernel has called when something happens.',
    ja: 'イベントが発生したときに呼び出されるハンドラ。',
  },
  more: {
    en: 'A shell runs them; commands with blanks or semicolons stand in quotes.',
    ja: 'シェルで実行されます。空白やセミコロンを含むコマンドは引用符で囲みます。',
  },
  source: 'drbd.conf(5), handlers section',
  options: { ...handlerOptions, ...unknownOption },
  facts: { optionSection: true },
});
