import { section } from '../../server/src/schema/entry.ts';
import { syncerOptions } from './syncer-options.ts';

export const syncer = section({
  id: 'drbd.syncer',
  keyword: 'syncer',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  deprecated: {
    since: 'drbd 8.4',
    doc: {
      en: 'syncer is deprecated since DRBD 8.4 (use disk, net and options)',
      ja: 'syncer は DRBD 8.4 以降では非推奨です（disk、net、options を使います）',
    },
  },
  doc: {
    en: 'The resync options of DRBD 8.3; later releases have them in `disk`, `net` and `options`, but still read them here.',
    ja: 'DRBD 8.3 の再同期のオプション。以降のリリースでは `disk`、`net`、`options` に書きますが、ここに書いても読み込まれます。',
  },
  source: 'drbd.conf(5) of DRBD 8.3, syncer section',
  options: syncerOptions,
  facts: { optionSection: true },
});
