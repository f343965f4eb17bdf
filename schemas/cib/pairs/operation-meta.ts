import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibDate } from '../../../server/src/schema/values/cib-date.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { onFailWords, operationOptions } from '../elements/operation-options.ts';
import { words } from '../words.ts';
import { ignored, refused, since, withoutEffect } from './common.ts';

/*
 * Meta-attributes of operations: what may also be written as an attribute of op, and what op_defaults can set.
 * Facts: sources of Pacemaker 0.6 to 3.0.2.
 */

export const operationMeta = pairs('Pacemaker Explained, "Operation Properties"', {
  interval: {
    ...operationOptions.interval,
    value: cibDuration(),
    exists: since('0.6.0'),
    ...ignored,
    facts: { where: 'op attribute' },
  },
  timeout: { ...operationOptions.timeout, value: cibDuration({ as: 'timeout' }), exists: since('0.6.0'), ...ignored },
  'on-fail': { ...operationOptions['on-fail'], value: words(onFailWords), exists: since('0.6.4'), ...refused },
  enabled: { ...operationOptions.enabled, value: cibBoolean(), exists: since('0.6.0'), ...ignored },
  role: {
    ...operationOptions.role,
    value: words({
      Stopped: {},
      Started: {},
      Unpromoted: {},
      Promoted: {},
      Slave: { deprecatedSince: '2.1.0' },
      Master: { deprecatedSince: '2.1.0' },
    }),
    exists: since('0.6.0'),
    ...ignored,
  },
  'interval-origin': {
    ...operationOptions['interval-origin'],
    value: cibDate(),
    exists: since('0.7.0'),
    ...refused,
  },
  'start-delay': { ...operationOptions['start-delay'], value: cibDuration(), exists: since('0.6.4'), ...ignored },
  'record-pending': { ...operationOptions['record-pending'], value: cibBoolean(), exists: since('0.7.3'), ...ignored },
  can_fail: {
    value: cibBoolean(),
    exists: since('2.1.8', '2.1.11'),
    ...withoutEffect,
    doc: {
      en: 'Has no effect in any release. Pacemaker 3.0.0 and schema 4.0 dropped it.',
      ja: '効果のない指定。Pacemaker 3.0.0 とスキーマ 4.0 で廃止されました。',
    },
  },
  role_after_failure: {
    value: words({ Stopped: {}, Started: {}, Slave: {}, Master: {} }),
    exists: since('0.6.0', '2.1.11'),
    deprecated: { since: 'pacemaker 2.0.0' },
    ...ignored,
    doc: {
      en: 'Role to which the resource recovers after a failure. Pacemaker 3.0.0 and schema 4.0 dropped it.',
      ja: '故障の後にリソースを復旧させるロール。Pacemaker 3.0.0 とスキーマ 4.0 で廃止されました。',
    },
  },
  requires: {
    value: freeText(),
    exists: since('1.0.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'resource meta requires' },
    ...withoutEffect,
    doc: {
      en: 'Old place of the meta-attribute `requires` of the resource. Pacemaker 2.0.0 dropped it.',
      ja: 'リソースのメタ属性 `requires` の以前の書き方。Pacemaker 2.0.0 で廃止されました。',
    },
  },
  OCF_CHECK_LEVEL: {
    value: cibInteger(),
    default: '0',
    exists: since('2.0.5'),
    ...ignored,
    facts: { where: 'op instance attribute' },
    doc: {
      en: 'How thoroughly a monitor checks: 0 is the plain check, 10 and 20 go deeper where the agent knows them. It is written among the `instance_attributes` of the op.',
      ja: '監視の検査の深さ。0 は通常の検査で、10 や 20 ではより詳しく検査します（エージェントによります）。`op` の `instance_attributes` に書きます。',
    },
  },
});
