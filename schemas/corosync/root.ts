import { section } from '../../server/src/schema/entry.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { refused } from './common.ts';

// The top level of corosync.conf.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const root = section({
  id: 'corosync',
  keyword: '',
  in: [],
  doc: {
    en: 'Configuration of Corosync: links, nodes, quorum and logging of a cluster.',
    ja: 'Corosync の設定ファイル（通信、ノード、クォーラム、ログ）。',
  },
  source: 'corosync.conf(5)',
  options: {
    compatibility: {
      value: enumeration(['whitetank', 'none']),
      default: 'whitetank',
      doc: {
        en: 'Which older clusters Corosync 1 can talk to: `whitetank` (openais 0.80) or `none`.',
        ja: 'Corosync 1 が通信できる古いクラスタの種類。',
      },
      more: {
        en: '`none` is faster, but only nodes with Corosync 1 may then be in the cluster. Corosync 2 and later ignore the key.',
        ja: '`whitetank` は openais 0.80 とも通信し、`none` は Corosync 1 同士に限る代わりに高速です。Corosync 2 以降では無視されます。',
      },
      exists: [{ since: 'corosync 1.0.0', until: 'corosync 1.99.7' }],
      invalid: [{ until: 'corosync 1.99.7', is: refused }],
      facts: { runtime: 'none', onInvalid: 'ignore', removed: '1.99.8' },
      source: 'corosync.conf(5)',
    },
  },
});
