import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { ignored, since } from './common.ts';

/*
 * Meta-attributes of alerts and recipients. Facts: sources of Pacemaker 1.1 to 3.0.2.
 */

export const alertMeta = pairs('Pacemaker Explained, "Alert Meta-Attributes"', {
  enabled: {
    value: cibBoolean(),
    default: 'true',
    exists: since('2.1.6'),
    ...ignored,
    doc: {
      en: 'Whether the alert, or one of its recipients, is in use.',
      ja: 'アラートまたは送信先を使うかどうか。',
    },
  },
  'timestamp-format': {
    value: freeText({
      what: { en: 'date(1) format, plus %xN', ja: 'date(1) の書式（%xN も使えます）' },
    }),
    default: [
      { until: 'pacemaker 1.1.24', is: '%H:%M:%S.%06N' },
      { since: 'pacemaker 2.0.0', is: '%H:%M:%S.%6N' },
    ],
    exists: since('1.1.15'),
    doc: {
      en: 'How the time of the event is written for the script: as for `date`, and `%6N` for six digits of the fraction of a second.',
      ja: 'スクリプトに渡すイベントの時刻の書式。`date` コマンドと同じ書式で、`%6N` では秒の小数部を 6 桁で表します。',
    },
  },
  timeout: {
    value: cibDuration({ as: 'timeout' }),
    default: '30s',
    exists: since('0.6.0'),
    ...ignored,
    doc: {
      en: 'Time limit of one call of the script. After that it is killed.',
      ja: 'スクリプトの 1 回の実行の制限時間。過ぎると強制終了されます。',
    },
  },
});
