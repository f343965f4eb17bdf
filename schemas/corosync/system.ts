import { section } from '../../server/src/schema/entry.ts';
import { corosyncPriority } from '../../server/src/schema/values/corosync-priority.ts';
import { enumeration } from '../../server/src/schema/values/enumeration.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { filePath } from './common.ts';

// `system { }`.
// Types, ranges, defaults and releases: the sources of corosync 1.0.0 to 3.1.10, asked again of the built daemons.

export const system = section({
  id: 'corosync.system',
  keyword: 'system',
  in: ['corosync'],
  doc: { en: 'How the Corosync process itself runs.', ja: 'corosync のプロセスの動作の設定。' },
  exists: [{ since: 'corosync 2.99.4' }],
  once: true,
  source: 'corosync.conf(5)',
  options: {
    qb_ipc_type: {
      value: enumeration([
        { word: 'native', doc: { en: 'the best one for the platform', ja: '環境に最も合ったもの' } },
        { word: 'shm', doc: { en: 'shared memory', ja: '共有メモリ' } },
        { word: 'socket', doc: { en: 'sockets', ja: 'ソケット' } },
      ]),
      default: 'native',
      doc: {
        en: 'How programs on the same node talk to Corosync.',
        ja: '同じノードのプログラムと corosync の通信方式。',
      },
      exists: [{ since: 'corosync 2.99.4' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    sched_rr: {
      value: enumeration(['yes', 'no']),
      default: 'yes',
      doc: {
        en: 'Whether Corosync tries to run with real-time scheduling (round robin).',
        ja: 'corosync をリアルタイムスケジューリング（ラウンドロビン）で動かすかどうか。',
      },
      exists: [{ since: 'corosync 2.99.4' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    priority: {
      value: corosyncPriority(),
      doc: { en: 'Priority of the process: `max`, `min` or a nice value from -20 to 19.', ja: 'プロセスの優先度。' },
      more: {
        en: 'It counts where real-time scheduling is off or not permitted.',
        ja: '`max`、`min`、または -20～19 の nice 値です。リアルタイムスケジューリングを使わない、または使えない場合に有効です。',
      },
      exists: [{ since: 'corosync 2.99.4' }],
      facts: { runtime: 'none', refusedBy: 'start', onInvalid: 'refuse' },
      source: 'corosync.conf(5)',
    },
    move_to_root_cgroup: {
      value: enumeration([
        {
          until: 'corosync 3.1.2',
          is: [
            { word: 'yes', doc: { en: 'always', ja: '常に移す' } },
            { word: 'no', doc: { en: 'never', ja: '移さない' } },
          ],
        },
        {
          since: 'corosync 3.1.3',
          is: [
            { word: 'yes', doc: { en: 'always', ja: '常に移す' } },
            { word: 'no', doc: { en: 'never', ja: '移さない' } },
            { word: 'auto', doc: { en: 'where real-time scheduling needs it', ja: '必要な場合だけ移す' } },
          ],
        },
      ]),
      default: [
        { until: 'corosync 3.1.2', is: 'yes' },
        { since: 'corosync 3.1.3', is: 'auto' },
      ],
      doc: {
        en: 'Whether Corosync leaves its control group, so that it may use real-time scheduling.',
        ja: 'リアルタイムスケジューリングのために、corosync をルートの cgroup に移すかどうか。',
      },
      exists: [{ since: 'corosync 2.99.4' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    allow_knet_handle_fallback: {
      value: enumeration(['yes', 'no']),
      default: 'no',
      doc: {
        en: 'Whether knet may start without the privileges that it wants for its sockets.',
        ja: '必要な権限がなくても、knet の起動を許すかどうか。',
      },
      exists: [{ since: 'corosync 3.1.1' }],
      facts: { runtime: 'none' },
      source: 'corosync.conf(5)',
    },
    state_dir: {
      value: freeText({ what: filePath }),
      default: '/var/lib/corosync',
      doc: {
        en: 'Directory for state files; it must exist.',
        ja: '状態を保存するディレクトリ。存在するディレクトリにする必要があります。',
      },
      exists: [{ since: 'corosync 3.0.0' }],
      facts: { runtime: 'none', hostDependent: true },
      source: 'corosync.conf(5)',
    },
  },
});
