/* Options of the init script: option table of drbd-utils 9.22 and 9.34, drbdadm-84 and drbdadm-83. */
import type { OptionEntry } from '../../server/src/schema/entry.ts';
import { drbdBoolean } from '../../server/src/schema/values/drbd-boolean.ts';
import { drbdFlag } from '../../server/src/schema/values/drbd-flag.ts';
import { drbdName } from '../../server/src/schema/values/drbd-name.ts';
import { drbdNumber } from '../../server/src/schema/values/drbd-number.ts';
import { startup } from './places.ts';

const source = 'drbd.conf(5), startup section';

export const startupOptions: Readonly<Record<string, OptionEntry>> = {
  'wfc-timeout': {
    value: drbdNumber({ min: 0, max: 300000, unit: 's' }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long the init script waits for the peer at boot, in seconds. 0 waits for ever.',
      ja: '起動時に init スクリプトが対向ノードとの接続を待つ時間（秒）。0 は無制限です。',
    },
    more: {
      en: 'Only the init script reads it: a cluster manager that starts DRBD does not.',
      ja: 'init スクリプトだけが参照します。クラスタマネージャが DRBD を起動する場合は使われません。',
    },
    source,
    related: ['degr-wfc-timeout', 'outdated-wfc-timeout'],
    facts: { group: 'startup', places: startup },
  },
  'degr-wfc-timeout': {
    value: drbdNumber({ min: 0, max: 300000, unit: 's' }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long the init script waits for the peer when this node was alone before it went down, in seconds. 0 waits for ever.',
      ja: '停止前から単独で動作していたノードで、init スクリプトが対向ノードを待つ時間（秒）。0 は無制限です。',
    },
    more: {
      en: 'A value above `wfc-timeout` is lowered to it.',
      ja: '`wfc-timeout` より大きい値は、その値に切り下げられます。',
    },
    source,
    related: ['wfc-timeout'],
    facts: { group: 'startup', places: startup },
  },
  'outdated-wfc-timeout': {
    value: drbdNumber({ min: 0, max: 300000, unit: 's' }),
    default: 0,
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'How long the init script waits for a peer whose data was outdated before, in seconds. 0 waits for ever.',
      ja: '対向ノードのデータが古いとわかっている場合に、init スクリプトが対向ノードを待つ時間（秒）。0 は無制限です。',
    },
    more: {
      en: 'A value above `degr-wfc-timeout` is lowered to it.',
      ja: '`degr-wfc-timeout` より大きい値は、その値に切り下げられます。',
    },
    source,
    related: ['wfc-timeout', 'degr-wfc-timeout'],
    facts: { group: 'startup', places: startup },
  },
  'wait-after-sb': {
    value: drbdBoolean(),
    default: 'no',
    exists: [{ since: 'drbd 8.3' }],
    doc: {
      en: 'Whether the init script goes on waiting after a split brain was found.',
      ja: 'スプリットブレインを検知した後も、init スクリプトが待ち続けるかどうかの設定。',
    },
    source,
    facts: { group: 'startup', places: startup },
  },
  'stacked-timeouts': {
    value: drbdFlag(),
    exists: [{ since: 'drbd 8.3' }],
    defaultDoc: { en: 'off', ja: '無効' },
    doc: {
      en: 'Uses the timeouts of this section for stacked resources too.',
      ja: 'スタックリソースにも、このセクションのタイムアウトを使う設定。',
    },
    more: {
      en: 'Without it, the init script waits twice `connect-int` for a stacked resource.',
      ja: '指定しない場合、スタックリソースでは `connect-int` の 2 倍だけ待ちます。',
    },
    source,
    facts: { group: 'startup', places: startup, shape: 'flag' },
  },
  'become-primary-on': {
    value: drbdName({ en: 'host names, or both', ja: 'ホスト名、または both' }, [
      { word: 'both', doc: { en: 'Both hosts.', ja: '両方のホスト。' } },
    ]),
    exists: [{ since: 'drbd 8.3' }],
    label: { space: 'node', role: 'refersTo' },
    deprecated: {
      since: 'drbd 9.0',
      use: 'auto-promote',
      doc: {
        en: 'become-primary-on has no effect since DRBD 9 (use auto-promote, or a cluster manager)',
        ja: 'become-primary-on は DRBD 9 以降では無視されます（auto-promote またはクラスタマネージャを使います）',
      },
    },
    doc: {
      en: 'The hosts that the init script promotes at boot. DRBD 9 ignores it.',
      ja: '起動時に init スクリプトが昇格させるホスト。DRBD 9 では無視されます。',
    },
    source: 'drbd.conf(5) of DRBD 8.4, startup section',
    related: ['auto-promote'],
    facts: { group: 'startup', places: startup, shape: 'swallow', inV9: 'ignored' },
  },
};
