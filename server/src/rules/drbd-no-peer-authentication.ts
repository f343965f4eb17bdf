import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/no-peer-authentication',
  severity: 'hint',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'Peers are not authenticated.',
      why: 'cram-hmac-alg and shared-secret are unset by default (drbd.conf(5)): whoever reaches the port can connect, and may get or change the data.',
      fix: 'Set cram-hmac-alg sha256 and a shared-secret, above all where the replication leaves your own network.',
    },
    ja: {
      what: '対向ノードが認証されません。',
      why: 'cram-hmac-alg と shared-secret は、デフォルトでは設定されていません（drbd.conf(5)）。ポートに到達できるホストはどれでも接続でき、データを取得または変更できる可能性があります。',
      fix: 'cram-hmac-alg sha256 と shared-secret を設定します。特に、レプリケーションが自分のネットワークの外を通る場合は必要です。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { resource, net, known } of drbdOptionScopes(configuration)) {
      if (!known || !resource || net.get('tls')?.value === 'yes') continue;
      if (net.get('cram-hmac-alg')?.value || net.get('shared-secret')?.value) continue;
      const common = configuration.parts.find(p => p.facts.common)?.facts.common;
      const at = resource.facts.netAt ?? common?.netAt;
      if (!at) continue;
      say(at, {
        en: 'net sets no cram-hmac-alg and shared-secret, so peers are not authenticated',
        ja: 'net に cram-hmac-alg と shared-secret がないため、対向ノードは認証されません',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { protocol C; }
  ^^^ net sets no cram-hmac-alg and shared-secret, so peers are not authenticated
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    cram-hmac-alg sha256;
    shared-secret "4711";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
