import { section } from '../../server/src/schema/entry.ts';
import { netOptions } from './net-options.ts';
import { templateFile, tiebreaker, volumeStatements } from './statements.ts';

const { protocol } = netOptions as { protocol: (typeof netOptions)[string] };

/** `protocol` in its 8.x place: directly in a resource. */
export const protocolStatement = {
  ...protocol,
  doc: {
    en: 'When a write counts as complete: protocol A, B or C. DRBD 8 has it here; since DRBD 9 it belongs in `net`.',
    ja: '書き込みを完了とみなす時点（プロトコル A、B、C）。DRBD 8 での書き方で、DRBD 9 以降は `net` に書きます。',
  },
  source: 'drbd.conf(5) of DRBD 8.4, resource section',
  facts: { group: 'net', shape: 'option', statement: true },
};

export const common = section({
  id: 'drbd.common',
  keyword: 'common',
  in: ['drbd'],
  once: true,
  doc: {
    en: 'Defaults that every resource inherits.',
    ja: 'すべてのリソースに引き継がれるデフォルト値。',
  },
  more: {
    en: 'A resource with `template-file` takes its defaults from that file instead. Host sections are not allowed here; devices and connections are read, but have no effect.',
    ja: '`template-file` を指定したリソースは、代わりにそのファイルの値を使います。ホストのセクションは書けません。デバイスや接続を書いても無視されます。',
  },
  source: 'drbd.conf(5), common section',
  options: { protocol: protocolStatement, ...volumeStatements, ...tiebreaker, 'template-file': templateFile },
});
