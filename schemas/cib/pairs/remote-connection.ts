import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibPort } from '../../../server/src/schema/values/cib-port.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { ignored, since } from './common.ts';

/*
 * Parameters of ocf:pacemaker:remote, the connection to a remote node, which Pacemaker itself implements.
 * Facts: sources of Pacemaker 1.1 to 3.0.2.
 */

export const remoteConnection = pairs('Pacemaker Explained, "Pacemaker Remote Resources"', {
  server: {
    value: freeText(),
    defaultDoc: { en: 'resource id', ja: 'リソースの id' },
    exists: since('1.1.9'),
    doc: {
      en: 'Address or host name of the remote node.',
      ja: 'リモートノードのアドレスまたはホスト名。',
    },
  },
  port: {
    value: cibPort(),
    default: '3121',
    exists: since('1.1.0'),
    ...ignored,
    doc: {
      en: 'Port of the remote daemon on the remote node.',
      ja: 'リモートノードのリモートデーモンのポート番号。',
    },
  },
  reconnect_interval: {
    value: cibDuration(),
    default: '0',
    exists: since('1.1.14'),
    ...ignored,
    doc: {
      en: 'How often the cluster tries to connect again after it has lost the remote node. With 0 it tries at once, after any fencing.',
      ja: 'リモートノードとの接続が失われた後に、再接続を試みる間隔。0 では（必要なフェンシングの後）すぐに試みます。',
    },
  },
});
