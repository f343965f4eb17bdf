/*
 * Options of a backing disk. Limits, defaults and units: drbdsetup xml-help of drbd-utils 9.22 and 9.34,
 * drbdsetup-84 and drbdsetup-83.
 */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdFlag } from '../../server/src/schema/values/drbd-flag.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { drbdWord } from '../../server/src/schema/values/drbd-word.ts';
import { bitmapOfDisk, disk83, disk84, diskFromSyncer, oldDisk } from './places.ts';
import { rangeCheckedSince9, wordsCheckedSince9 } from './verdicts.ts';

const source = 'drbd.conf(5), disk section';

export const diskOptions: Readonly<Record<string, OptionEntry>> = {
  size: {
    value: drbdNumber({
      min: 0,
      max: [
        { until: 'drbd 8.3', is: 34359738368 },
        { since: 'drbd 8.4', is: 2199023255552 },
      ],
      unit: 'sector',
    }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How much of the backing device DRBD uses, in sectors of 512 bytes. 0 means all of it.',
      ja: '下位デバイスのうち DRBD が使う大きさ（512 バイトのセクタ単位）。0 はデバイス全体を使います。',
    },
    more: {
      en: 'It is normally left out: a value below the present size shrinks the DRBD device.',
      ja: '通常は指定しません。現在より小さい値を指定すると、DRBD デバイスが縮小されます。',
    },
    source,
    facts: { group: 'disk', places: disk83 },
  },
  'on-io-error': {
    value: drbdWord([
      {
        word: 'pass_on',
        doc: {
          en: 'Marks the block as bad and reads it from a peer; a failed write is reported to the application.',
          ja: 'ブロックを不整合とし、読み取りは対向ノードから行います。書き込みエラーはアプリケーションに返します。',
        },
      },
      {
        word: 'call-local-io-error',
        doc: { en: 'Runs the `local-io-error` handler.', ja: '`local-io-error` ハンドラを呼び出します。' },
      },
      {
        word: 'detach',
        doc: {
          en: 'Drops the backing device and goes on without a disk.',
          ja: '下位デバイスを切り離し、ディスクレスで動作を続けます。',
        },
      },
    ]),
    default: 'detach',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'What DRBD does when the backing device reports an I/O error.',
      ja: '下位デバイスが I/O エラーを返したときの動作。',
    },
    source,
    related: ['local-io-error', 'disk-timeout'],
    facts: { group: 'disk', places: disk83 },
  },
  'disk-barrier': {
    value: drbdBoolean(),
    default: [
      { until: 'drbd 8.4.1', is: 'yes' },
      { since: 'drbd 8.4.2', is: 'no' },
    ],
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether dependent writes are kept in order by barriers of the block layer.',
      ja: 'ブロック層のバリアで書き込み順序を保証するかどうかの設定。',
    },
    more: {
      en: 'It is unsafe where a layer below, such as LVM or MD, does not pass barriers on. Of `disk-barrier`, `disk-flushes` and `disk-drain`, in this order, DRBD takes the first that is on and usable.',
      ja: '下の層（LVM や MD など）がバリアに対応していない場合は安全ではありません。`disk-barrier`、`disk-flushes`、`disk-drain` の順に調べ、有効で使える最初の方式が使われます。',
    },
    source,
    related: ['disk-flushes', 'disk-drain'],
    facts: { group: 'disk', places: disk84 },
  },
  'disk-flushes': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether dependent writes are kept in order by flushing the backing device.',
      ja: '下位デバイスのディスクフラッシュで書き込み順序を保証するかどうかの設定。',
    },
    more: {
      en: 'Switch it off only where the write cache survives a power failure (battery or flash).',
      ja: '無効にしてよいのは、書き込みキャッシュが電源断でも失われない（電池やフラッシュで保護された）場合だけです。',
    },
    source,
    related: ['md-flushes', 'disk-drain'],
    facts: { group: 'disk', places: disk84 },
  },
  'disk-drain': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether dependent writes are kept in order by letting the queue run empty in between.',
      ja: 'キューが空になるのを待って書き込み順序を保証する（ドレイン）かどうかの設定。',
    },
    more: {
      en: 'It is the last resort: with all three methods off, nothing keeps writes in order, and data may be lost or corrupted.',
      ja: '最後の手段となる方式です。3 つの方式をすべて無効にすると書き込み順序が保証されず、データの消失や破損のおそれがあります。',
    },
    source,
    related: ['disk-barrier', 'disk-flushes'],
    facts: { group: 'disk', places: disk84 },
  },
  'md-flushes': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether the device that holds the metadata is flushed after a write of metadata.',
      ja: 'メタデータの書き込み後に、メタデータのあるデバイスをフラッシュするかどうかの設定。',
    },
    more: {
      en: 'Switch it off only where the write cache survives a power failure.',
      ja: '無効にしてよいのは、書き込みキャッシュが電源断でも失われない場合だけです。',
    },
    source,
    related: ['disk-flushes'],
    facts: { group: 'disk', places: disk84 },
  },
  'resync-after': {
    value: drbdName({ en: 'DRBD resource, or RESOURCE/VOLUME', ja: 'DRBD リソース、またはリソース/ボリューム番号' }),
    exists: [{ since: 'drbd 8.4' }],
    label: { space: 'drbdResource', role: 'refersTo' },
    doc: {
      en: 'The DRBD resource or volume whose resync must be finished before this one starts its own.',
      ja: '再同期の完了を待つ相手の DRBD リソース、またはボリューム。完了後に、このボリュームの再同期を始めます。',
    },
    more: {
      en: 'A resource with several volumes needs the volume number (`r0/1`).',
      ja: 'ボリュームが複数あるリソースにはボリューム番号が必要です（`r0/1`）。',
    },
    defaultDoc: { en: 'none: resyncs run side by side', ja: 'なし（再同期は並行して行われます）' },
    source,
    facts: { group: 'disk', places: disk84 },
  },
  'al-extents': {
    value: drbdNumber({
      min: [
        { until: 'drbd 8.4.6', is: 7 },
        { since: 'drbd 8.4.7', until: 'drbd 8.4', is: 67 },
        { since: 'drbd 9.0.0', until: 'drbd 9.0.0', is: 7 },
        { since: 'drbd 9.0.1', is: 67 },
      ],
      max: [
        { until: 'drbd 8.3', is: 3833 },
        { since: 'drbd 8.4.0', until: 'drbd 8.4.2', is: 6433 },
        { since: 'drbd 8.4.3', is: 65534 },
      ],
      unit: 'count',
      clamps: true,
    }),
    default: [
      { until: 'drbd 8.3', is: 127 },
      { since: 'drbd 8.4', is: 1237 },
    ],
    // drbdadm cuts the value without a word.
    outOfRange: [
      { until: 'drbd 8.3', is: { severity: 'error', refusedBy: ['drbdadm'] } },
      { since: 'drbd 8.4', is: { severity: 'warning' } },
    ],
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How many 4 MiB extents the activity log keeps active at once.',
      ja: 'アクティビティログで同時に有効にできる 4 MiB エクステントの数。',
    },
    more: {
      en: 'A larger number saves metadata writes, but the resync after a crash takes longer. The default activity log of 32 KiB holds at most 6433.',
      ja: '大きくするとメタデータの書き込みは減りますが、クラッシュ後の再同期は長くなります。デフォルトのアクティビティログ（32 KiB）では 6433 が上限です。',
    },
    source,
    related: ['al-updates', 'congestion-extents'],
    facts: { group: 'disk', places: diskFromSyncer },
  },
  'al-updates': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Whether changes of the activity log are written to the metadata.',
      ja: 'アクティビティログの変更をメタデータに書き込むかどうかの設定。',
    },
    more: {
      en: 'With `no` writes are faster, but a crash of the primary is followed by a full sync.',
      ja: '`no` にすると書き込みは速くなりますが、プライマリがクラッシュするとフル同期が必要になります。',
    },
    source,
    related: ['al-extents'],
    facts: { group: 'disk', places: disk84 },
  },
  'discard-zeroes-if-aligned': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 8.4', until: 'drbd 8.4' }, { since: 'drbd-utils 8.9.5' }],
    doc: {
      en: 'Whether discards are passed on to backing devices that do not promise zeroes, such as thin LVM, with the unaligned ends zeroed by DRBD.',
      ja: '破棄後にゼロが読めることを保証しない下位デバイス（LVM のシンプールなど）にも discard を渡すかどうかの設定。端数は DRBD がゼロで埋めます。',
    },
    more: {
      en: 'With `no`, discards become writes of zeroes and fill a thin pool.',
      ja: '`no` では discard がゼロの書き込みに置き換わり、シンプールの容量を消費します。',
    },
    source,
    related: ['rs-discard-granularity'],
    facts: { group: 'disk', places: disk84 },
  },
  'disable-write-same': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd 8.4', until: 'drbd 8.4' }, { since: 'drbd-utils 8.9.11' }],
    doc: {
      en: 'Whether DRBD ignores the WRITE SAME support that the backing device announces.',
      ja: '下位デバイスが申告する WRITE SAME への対応を無視するかどうかの設定。',
    },
    more: {
      en: 'It is needed for virtual disks that announce it and then answer with I/O errors.',
      ja: '対応を申告しながら、実際には I/O エラーを返す仮想ディスクで使います。',
    },
    source,
    facts: { group: 'disk', places: disk84 },
  },
  'disk-timeout': {
    value: drbdNumber({ min: 0, max: 6000, unit: '0.1 s' }),
    default: 0,
    ...rangeCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long a request to the backing device may take before the device is dropped, in tenths of a second. 0 waits for ever.',
      ja: '下位デバイスを切り離すまでに、要求の完了を待つ時間（0.1 秒単位）。0 は無制限です。',
    },
    more: {
      en: 'The manual calls it dangerous: a request that completes after all may overwrite memory that has another use by then, and crash the kernel.',
      ja: 'マニュアルでは危険とされています。後から完了した要求が、別の用途に使われているメモリを書き換え、カーネルが停止するおそれがあります。',
    },
    source,
    related: ['on-io-error'],
    facts: { group: 'disk', places: disk83 },
  },
  'read-balancing': {
    value: drbdWord([
      { word: 'prefer-local', doc: { en: 'The local disk.', ja: 'ローカルディスクから読みます。' } },
      { word: 'prefer-remote', doc: { en: 'The peer.', ja: '対向ノードから読みます。' } },
      { word: 'round-robin', doc: { en: 'Both in turn.', ja: '交互に読みます。' } },
      {
        word: 'least-pending',
        doc: { en: 'Whoever has fewer requests pending.', ja: '未完了の要求が少ないほうから読みます。' },
      },
      {
        word: 'when-congested-remote',
        doc: {
          en: 'The peer while the local disk is congested; without effect since Linux 5.18.',
          ja: 'ローカルディスクが混雑している間は対向ノードから読みます。Linux 5.18 以降では効果がありません。',
        },
        deprecated: true,
      },
      { word: '32K-striping', doc: striped('32 KiB') },
      { word: '64K-striping', doc: striped('64 KiB') },
      { word: '128K-striping', doc: striped('128 KiB') },
      { word: '256K-striping', doc: striped('256 KiB') },
      { word: '512K-striping', doc: striped('512 KiB') },
      { word: '1M-striping', doc: striped('1 MiB') },
    ]),
    default: 'prefer-local',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.4' }],
    doc: {
      en: 'Which copy serves read requests.',
      ja: '読み取り要求を処理するコピーの選び方。',
    },
    source,
    facts: { group: 'disk', places: disk84 },
  },
  'rs-discard-granularity': {
    value: drbdNumber({ min: 0, max: 1048576, unit: 'B' }),
    default: 0,
    ...rangeCheckedSince9,
    exists: [{ since: 'drbd 8.4', until: 'drbd 8.4' }, { since: 'drbd-utils 8.9.5' }],
    doc: {
      en: 'The size of resync requests in bytes; a request that holds nothing but zeroes becomes a discard on the target. 0 turns this off.',
      ja: '再同期の要求の大きさ（バイト）。内容がすべてゼロの要求は、同期先で discard に置き換わります。0 は無効です。',
    },
    more: {
      en: 'So a thin pool on the target does not fill up during a resync. A resync may then exceed `c-max-rate`.',
      ja: '同期先のシンプールの消費を抑えられます。再同期が `c-max-rate` を超えることがあります。',
    },
    source,
    related: ['discard-zeroes-if-aligned'],
    facts: { group: 'disk', places: disk84 },
  },
  bitmap: {
    value: drbdBoolean(),
    default: 'yes',
    // Until 9.32 the word in a disk section is the peer-device option of the same name.
    exists: [{ since: 'drbd-utils 8.9.9' }],
    doc: {
      en: 'Whether a bitmap of changed blocks is allocated when the disk is attached.',
      ja: 'ディスクのアタッチ時に、変更ブロックを記録するビットマップを確保するかどうかの設定。',
    },
    more: {
      en: 'This meaning holds since drbd-utils 9.33, where `no` saves memory on a node that will never have a peer. Until 9.32 the word here sets the `bitmap` of the peers.',
      ja: 'この意味になるのは drbd-utils 9.33 以降で、`no` は対向ノードを持たないノードのメモリを節約します。9.32 までは、対向ノードごとの `bitmap` の指定とみなされます。',
    },
    source,
    facts: { group: 'disk', places: bitmapOfDisk, since: 'drbd-utils 9.33.0' },
  },
  'max-bio-bvecs': {
    value: drbdNumber({ min: 0, max: 128, unit: 'count' }),
    default: 0,
    ...rangeCheckedSince9,
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
    doc: {
      en: 'The largest number of segments in one request; a work-around of DRBD 8.',
      ja: '1 つの要求に含めるセグメント数の上限。DRBD 8 の回避策です。',
    },
    source: 'drbd.conf(5) of DRBD 8.4, disk section',
    facts: { group: 'disk-8.x', places: oldDisk },
  },
  'use-bmbv': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3', until: 'drbd 8.4' }],
    doc: {
      en: 'Lets the backing device limit the size of requests; without effect since DRBD 8.4.',
      ja: '要求の大きさを下位デバイスに合わせる設定。DRBD 8.4 以降では効果がありません。',
    },
    source: 'drbd.conf(5) of DRBD 8.3, disk section',
    facts: { group: 'disk-8.x', places: oldDisk },
  },
  'no-disk-barrier': negated('disk-barrier', {
    en: 'Does not order writes by barriers.',
    ja: 'バリアによる書き込み順序の保証を使わない設定。',
  }),
  'no-disk-flushes': negated('disk-flushes', {
    en: 'Does not order writes by flushing the backing device.',
    ja: 'ディスクフラッシュによる書き込み順序の保証を使わない設定。',
  }),
  'no-disk-drain': negated('disk-drain', {
    en: 'Does not order writes by draining the queue.',
    ja: 'ドレインによる書き込み順序の保証を使わない設定。',
  }),
  'no-md-flushes': negated('md-flushes', {
    en: 'Does not flush the device that holds the metadata.',
    ja: 'メタデータのあるデバイスをフラッシュしない設定。',
  }),
};

function striped(size: string): { en: string; ja: string } {
  return { en: `By address, in stripes of ${size}.`, ja: `アドレスにより ${size} ごとに振り分けます。` };
}

function negated(name: string, doc: { en: string; ja: string }): OptionEntry {
  return {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3' }],
    deprecated: { since: 'drbd 8.4', use: `${name} no` },
    doc,
    source: 'drbd.conf(5) of DRBD 8.3, disk section',
    related: [name],
    facts: { group: 'disk-8.x', places: disk83, negates: name },
  };
}
