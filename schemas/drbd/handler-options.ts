/* Programs that DRBD calls. Names: option tables of drbd-utils 8.9 to 9.34, drbdadm-84 and drbdadm-83. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import type { ReleaseSpan } from '../../server/src/schema/release.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import type { Text } from '../../server/src/text/text.ts';
import { handlers9, handlers83, handlers84, type OptionPlace } from './places.ts';

export const handlerOptions: Readonly<Record<string, OptionEntry>> = {
  'pri-on-incon-degr': handler(handlers83, [{ since: 'drbd 8.3' }], {
    en: 'Called on a primary that is alone and has no good data left.',
    ja: '単独で動作中のプライマリが、正しいデータを失ったときに呼び出されるハンドラ。',
  }),
  'pri-lost-after-sb': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called on a primary whose data is to be discarded after a split brain; the node should give up the role, usually by a reboot.',
      ja: 'スプリットブレインの自動復旧で、データを破棄する側になったプライマリで呼び出されるハンドラ。通常は再起動して、プライマリのロールを手放します。',
    },
    { related: ['after-sb-1pri', 'after-sb-2pri'] },
  ),
  'pri-lost': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called on a primary that should become the target of a resync.',
      ja: '再同期の同期先になるべきプライマリで呼び出されるハンドラ。',
    },
    { related: ['rr-conflict'] },
  ),
  'initial-split-brain': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called for every split brain that is found, also for those resolved automatically.',
      ja: 'スプリットブレインを検知するたびに呼び出されるハンドラ。自動的に復旧する場合も呼び出されます。',
    },
    { related: ['split-brain'] },
  ),
  'split-brain': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called for a split brain that needs a person to resolve it; used for alerts.',
      ja: '自動的に復旧できないスプリットブレインで呼び出されるハンドラ。管理者への通知に使います。',
    },
    {
      more: {
        en: '`/usr/lib/drbd/notify-split-brain.sh` sends a mail.',
        ja: '`/usr/lib/drbd/notify-split-brain.sh` はメールを送ります。',
      },
      related: ['initial-split-brain', 'after-sb-0pri'],
    },
  ),
  'outdate-peer': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'The old name of `fence-peer`. DRBD 9 reads it but never calls it.',
      ja: '`fence-peer` の旧名。DRBD 9 では読み込まれますが、呼び出されません。',
    },
    { deprecated: { since: 'drbd 8.3', use: 'fence-peer' }, facts: { inV9: 'ignored' }, related: ['fence-peer'] },
  ),
  'fence-peer': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called to fence a lost peer; the exit status tells DRBD what became of the peer.',
      ja: '接続を失った対向ノードをフェンシングするハンドラ。結果は終了ステータスで DRBD に伝えます。',
    },
    {
      more: {
        en: 'It is called only with `fencing` other than `dont-care`. For Pacemaker: `crm-fence-peer.9.sh` with DRBD 9, `crm-fence-peer.sh` with 8.4.',
        ja: '`fencing` が `dont-care` 以外の場合だけ呼び出されます。Pacemaker では、DRBD 9 は `crm-fence-peer.9.sh`、8.4 は `crm-fence-peer.sh` を使います。',
      },
      related: ['fencing', 'unfence-peer'],
    },
  ),
  'unfence-peer': handler(
    handlers84,
    [{ since: 'drbd 8.4', until: 'drbd 8.4' }, { since: 'drbd-utils 8.9.6' }],
    {
      en: 'Called once the peer is back and in sync, to undo what `fence-peer` did.',
      ja: '対向ノードが復帰して同期した後に、`fence-peer` の処理を取り消すハンドラ。',
    },
    {
      more: {
        en: 'For Pacemaker with DRBD 9: `crm-unfence-peer.9.sh`. Without it, the constraint that `crm-fence-peer.9.sh` sets stays for ever.',
        ja: 'Pacemaker と DRBD 9 では `crm-unfence-peer.9.sh` を使います。指定しないと、`crm-fence-peer.9.sh` が追加した制約が残ります。',
      },
      related: ['fence-peer'],
    },
  ),
  'local-io-error': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called when the backing device reports an I/O error and `on-io-error` is `call-local-io-error`.',
      ja: '`on-io-error` が `call-local-io-error` の場合に、下位デバイスの I/O エラーで呼び出されるハンドラ。',
    },
    { related: ['on-io-error'] },
  ),
  'before-resync-target': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called on the target before a resync starts, to take a snapshot for example.',
      ja: '再同期の開始前に同期先で呼び出されるハンドラ。スナップショットの作成などに使います。',
    },
    {
      more: {
        en: '`/usr/lib/drbd/snapshot-resync-target-lvm.sh` takes one with LVM.',
        ja: '`/usr/lib/drbd/snapshot-resync-target-lvm.sh` は LVM のスナップショットを作成します。',
      },
      related: ['after-resync-target'],
    },
  ),
  'after-resync-target': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called on the target when a resync has ended.',
      ja: '再同期の終了後に同期先で呼び出されるハンドラ。',
    },
    {
      more: {
        en: 'DRBD 8.4 lifts the fencing here (`crm-unfence-peer.sh`); DRBD 9 has `unfence-peer` for that.',
        ja: 'DRBD 8.4 ではフェンシングの解除（`crm-unfence-peer.sh`）に使います。DRBD 9 では `unfence-peer` を使います。',
      },
      related: ['before-resync-target', 'unfence-peer'],
    },
  ),
  'before-resync-source': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called on the source before a resync starts.',
      ja: '再同期の開始前に同期元で呼び出されるハンドラ。',
    },
    { related: ['before-resync-target'] },
  ),
  'out-of-sync': handler(
    handlers83,
    [{ since: 'drbd 8.3' }],
    {
      en: 'Called when an online verify has found blocks that differ.',
      ja: 'オンライン照合で内容の異なるブロックが見つかったときに呼び出されるハンドラ。',
    },
    {
      more: {
        en: '`/usr/lib/drbd/notify-out-of-sync.sh` sends a mail.',
        ja: '`/usr/lib/drbd/notify-out-of-sync.sh` はメールを送ります。',
      },
      related: ['verify-alg'],
    },
  ),
  'quorum-lost': handler(
    handlers9,
    [{ since: 'drbd-utils 8.9.11' }],
    {
      en: 'Called on a primary that loses quorum; its exit status is ignored.',
      ja: 'クォーラムを失ったプライマリで呼び出されるハンドラ。終了ステータスは無視されます。',
    },
    { related: ['quorum', 'on-no-quorum'] },
  ),
  disconnected: handler(
    handlers9,
    [{ since: 'drbd-utils 9.14.0' }],
    {
      en: 'Called when the connection to a peer is lost.',
      ja: '対向ノードとの接続が切れたときに呼び出されるハンドラ。',
    },
    {
      more: {
        en: 'The environment variable `DRBD_CSTATE` says why.',
        ja: '切断の理由は環境変数 `DRBD_CSTATE` に入ります。',
      },
    },
  ),
};

function handler(
  places: readonly OptionPlace[],
  exists: readonly ReleaseSpan[],
  doc: Text,
  { facts, ...more }: Partial<OptionEntry> = {},
): OptionEntry {
  return {
    value: drbdName({ en: 'shell command', ja: 'シェルコマンド' }),
    exists,
    defaultDoc: { en: 'none', ja: 'なし' },
    doc,
    source: 'drbd.conf(5), handlers section',
    ...more,
    facts: { group: 'handlers', places, ...facts },
  };
}
