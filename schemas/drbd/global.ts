import { section } from '../../server/src/schema/entry.ts';
import { globalOptions } from './global-options.ts';

export const globalSection = section({
  id: 'drbd.global',
  keyword: 'global',
  in: ['drbd'],
  once: true,
  doc: {
    en: 'Settings of the tools themselves, once for all files.',
    ja: 'ツール全体の設定。すべてのファイルを通して 1 つだけ書けます。',
  },
  more: { en: 'It belongs in front of the first resource.', ja: '最初のリソースより前に書きます。' },
  source: 'drbd.conf(5), global section',
  options: globalOptions,
});
