import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/shared-secret-without-cram-hmac-alg',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A shared-secret is set, but no cram-hmac-alg.',
      why: 'Peers authenticate only where cram-hmac-alg names the algorithm (drbd.conf(5), shared-secret): the secret has no effect.',
      fix: 'Add cram-hmac-alg sha256.',
    },
    ja: {
      what: 'shared-secret が設定されていますが、cram-hmac-alg がありません。',
      why: '対向ノードの認証は、cram-hmac-alg でアルゴリズムを指定した場合にだけ行われます（drbd.conf(5)、shared-secret）。shared-secret は無視されます。',
      fix: 'cram-hmac-alg sha256 を追加します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, known } of drbdOptionScopes(configuration)) {
      const secret = net.get('shared-secret');
      if (!known || !secret?.at || net.get('cram-hmac-alg')?.value) continue;
      // The secret itself is never shown.
      say(secret.at, {
        en: 'shared-secret has no effect without cram-hmac-alg, so peers are not authenticated',
        ja: 'cram-hmac-alg がないため、shared-secret は無視され、対向ノードは認証されません',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { shared-secret "4711"; }
                       ^^^^ shared-secret has no effect without cram-hmac-alg, so peers are not authenticated
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
