/*
 * Options of a DRBD resource as a whole. Limits, defaults and units: drbdsetup xml-help resource-options of
 * drbd-utils 9.22 and 9.34, drbdsetup-84 and drbdsetup-83.
 */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { drbdWord } from '../../server/src/schema/values/drbd-word.ts';
import { freeText } from '../../server/src/schema/values/free-text.ts';
import { options9, options84, optionsSince } from './places.ts';
import { lengthCheckedSince9, wordsCheckedSince9 } from './verdicts.ts';

const source = 'drbd.conf(5), options section';

const quorumWords = [
  { word: 'off', doc: { en: 'Nothing is required.', ja: '条件を設けません。' } },
  {
    word: 'majority',
    doc: { en: 'More than half of the nodes with a disk.', ja: 'ディスクを持つノードの過半数。' },
  },
  { word: 'all', doc: { en: 'Every node with a disk.', ja: 'ディスクを持つすべてのノード。' } },
];

export const resourceOptions: Readonly<Record<string, OptionEntry>> = {
  'cpu-mask': {
    value: freeText({
      what: { en: 'hexadecimal mask, groups separated by commas', ja: '16 進数のマスク（カンマ区切り）' },
      maxLength: [
        { until: 'drbd-utils 9.25', is: 31 },
        { since: 'drbd-utils 9.26', is: 255 },
      ],
    }),
    ...lengthCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'chosen by DRBD', ja: 'DRBD が選択' },
    doc: {
      en: 'The CPUs on which the kernel threads of the resource run, as a hexadecimal mask.',
      ja: 'リソースのカーネルスレッドを実行する CPU（16 進数のマスク）。',
    },
    more: {
      en: 'Empty or 0 lets DRBD spread its resources over the CPUs.',
      ja: '空または 0 の場合、DRBD がリソースごとに CPU を割り振ります。',
    },
    source,
    facts: { group: 'options', places: options84 },
  },
  'on-no-data-accessible': {
    value: drbdWord([
      { word: 'io-error', doc: { en: 'I/O fails with an error.', ja: 'I/O にエラーを返します。' } },
      {
        word: 'suspend-io',
        doc: { en: 'I/O is frozen until data is back.', ja: 'データが戻るまで I/O を保留します。' },
      },
    ]),
    default: 'io-error',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'What happens to I/O while no node with good data can be reached.',
      ja: '正しいデータを持つノードにアクセスできない間の I/O の扱い。',
    },
    more: {
      en: 'Where `quorum` is used, it should be the same as `on-no-quorum`.',
      ja: 'クォーラムを使う場合は、`on-no-quorum` と同じ値が推奨されます。',
    },
    source,
    related: ['on-no-quorum'],
    facts: { group: 'options', places: options84 },
  },
  'auto-promote': {
    value: drbdBoolean(),
    default: 'yes',
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'Promotes the resource by itself when a device of it is opened for writing, and demotes it on the last close.',
      ja: 'デバイスが書き込み用に開かれると自動的に昇格し、最後に閉じられると降格する設定（自動プロモーション）。',
    },
    source,
    related: ['auto-promote-timeout'],
    facts: { group: 'options', places: options9 },
  },
  'peer-ack-window': {
    value: drbdNumber({ min: 2048, max: 204800, unit: 'sector' }),
    default: 4096,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'How much may be written before the peers are told what is in sync everywhere, in sectors of 512 bytes.',
      ja: '全ノードで同期済みの範囲を対向ノードに通知するまでに書き込める量（512 バイトのセクタ単位）。',
    },
    source,
    related: ['peer-ack-delay'],
    facts: { group: 'options', places: options9 },
  },
  'peer-ack-delay': {
    value: drbdNumber({ min: 1, max: 10000, unit: 'ms' }),
    default: 100,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'How long after the last write the peers are told what is in sync everywhere, in milliseconds.',
      ja: '最後の書き込みから、全ノードで同期済みの範囲を対向ノードに通知するまでの時間（ミリ秒）。',
    },
    source,
    related: ['peer-ack-window'],
    facts: { group: 'options', places: options9 },
  },
  'twopc-timeout': {
    value: drbdNumber({ min: 50, max: 600, unit: '0.1 s' }),
    default: 300,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'How long a state change that all nodes must agree on may take before it is given up, in tenths of a second.',
      ja: '全ノードの合意が必要な状態変更を打ち切るまでの時間（0.1 秒単位）。',
    },
    source,
    related: ['twopc-retry-timeout'],
    facts: { group: 'options', places: options9 },
  },
  'twopc-retry-timeout': {
    value: drbdNumber({ min: 1, max: 50, unit: '0.1 s' }),
    default: 1,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'The base of the random pause before such a state change is tried again, in tenths of a second.',
      ja: '全ノードの合意が必要な状態変更を再試行するまでの、ランダムな待ち時間の基準（0.1 秒単位）。',
    },
    source,
    related: ['twopc-timeout'],
    facts: { group: 'options', places: options9 },
  },
  'auto-promote-timeout': {
    value: drbdNumber({ min: 0, max: 600, unit: '0.1 s' }),
    default: 20,
    exists: [{ since: 'drbd 9.0' }],
    doc: {
      en: 'How long opening the device may wait for an automatic promotion, in tenths of a second.',
      ja: 'デバイスを開くときに、自動プロモーションが可能になるのを待つ時間（0.1 秒単位）。',
    },
    source,
    related: ['auto-promote'],
    facts: { group: 'options', places: options9 },
  },
  'max-io-depth': {
    value: drbdNumber({ min: 4, max: 4294967295, unit: 'count' }),
    default: 8000,
    exists: [{ since: 'drbd-utils 8.9.7' }],
    doc: {
      en: 'How many requests may be under way at once on the DRBD device.',
      ja: 'DRBD デバイスで同時に処理できる要求の最大数。',
    },
    source,
    facts: { group: 'options', places: options9 },
  },
  quorum: {
    value: drbdNumber({ min: 1, max: 32, unit: 'count', words: quorumWords }),
    default: 'off',
    exists: [{ since: 'drbd-utils 8.9.11' }],
    doc: {
      en: 'How many nodes with a disk a partition needs to stay writable.',
      ja: '分断時に書き込みを続けるために必要な、ディスクを持つノードの数。',
    },
    more: {
      en: 'A number should be more than half of those nodes. With two of them, `majority` needs a diskless third node as tiebreaker: alone, neither has quorum.',
      ja: '数で指定する場合は、ディスクを持つノードの半数より大きくします。2 台で `majority` を使うには、タイブレーカとなるディスクレスの 3 台目が必要です。1 台だけではクォーラムを得られません。',
    },
    source,
    related: ['on-no-quorum', 'quorum-minimum-redundancy', 'quorum-lost', 'tiebreaker'],
    facts: { group: 'options', places: options9 },
  },
  'on-no-quorum': {
    value: drbdWord([
      { word: 'io-error', doc: { en: 'I/O fails with an error.', ja: 'I/O にエラーを返します。' } },
      { word: 'suspend-io', doc: { en: 'I/O is frozen.', ja: 'I/O を保留します。' } },
    ]),
    default: 'suspend-io',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd-utils 9.0.0' }],
    doc: {
      en: 'What happens to I/O on a node that has lost quorum.',
      ja: 'クォーラムを失ったノードでの I/O の扱い。',
    },
    more: {
      en: 'A frozen primary whose data is outdated by then rejoins by itself only with `on-suspended-primary-outdated force-secondary`.',
      ja: 'I/O を保留している間にデータが古くなったプライマリが自動的に復帰するのは、`on-suspended-primary-outdated` が `force-secondary` の場合だけです。',
    },
    source,
    related: ['quorum', 'on-no-data-accessible', 'on-suspended-primary-outdated'],
    facts: { group: 'options', places: options9 },
  },
  'quorum-minimum-redundancy': {
    value: drbdNumber({ min: 1, max: 32, unit: 'count', words: quorumWords }),
    default: 'off',
    exists: [{ since: 'drbd-utils 9.2.0' }],
    doc: {
      en: 'How many nodes with up-to-date data a partition needs besides quorum to stay writable.',
      ja: '書き込みを続けるために、クォーラムに加えて必要な、最新のデータを持つノードの数。',
    },
    source,
    related: ['quorum'],
    facts: { group: 'options', places: options9 },
  },
  'on-suspended-primary-outdated': {
    value: drbdWord([
      { word: 'disconnect', doc: { en: 'Stays isolated.', ja: '切断されたままになります。' } },
      {
        word: 'force-secondary',
        doc: {
          en: 'Fails the frozen I/O and demotes, so that the node can rejoin by itself.',
          ja: '保留中の I/O にエラーを返して降格し、自動的に再接続できるようにします。',
        },
      },
    ]),
    default: 'disconnect',
    ...wordsCheckedSince9,
    exists: [{ since: 'drbd-utils 9.21.0' }],
    doc: {
      en: 'What a primary with frozen I/O does when it learns that its data is outdated.',
      ja: 'I/O を保留中のプライマリが、自身のデータが古いとわかったときの動作。',
    },
    source,
    related: ['on-no-quorum', 'rr-conflict'],
    facts: { group: 'options', places: options9 },
  },
  'drbd8-api-compatibility': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd-utils 9.33.0' }],
    doc: {
      en: 'Runs the resource through the kernel interface of DRBD 8, for programs written for it.',
      ja: 'DRBD 8 のカーネルインタフェースでリソースを扱う設定。DRBD 8 向けのプログラムのためのものです。',
    },
    more: {
      en: 'It needs kernel module 9.3, built with compatibility for DRBD 8.4, and switches `auto-promote` off.',
      ja: 'DRBD 8.4 との互換機能を含むカーネルモジュール 9.3 が必要で、`auto-promote` は無効になります。',
    },
    source,
    related: ['auto-promote'],
    facts: { group: 'options', places: optionsSince('drbd-utils 9.33.0') },
  },
};
