import { section } from '../../server/src/schema/entry.ts';
import { startupOptions } from './startup-options.ts';
import { unknownOption } from './statements.ts';

export const startup = section({
  id: 'drbd.startup',
  keyword: 'startup',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  doc: {
    en: 'How the init script waits for peers at boot.',
    ja: '起動時に init スクリプトが対向ノードを待つ動作。',
  },
  more: {
    en: 'A cluster manager that starts DRBD does not read it.',
    ja: 'クラスタマネージャが DRBD を起動する場合は使われません。',
  },
  source: 'drbd.conf(5), startup section',
  options: { ...startupOptions, ...unknownOption },
  facts: { optionSection: true },
});
