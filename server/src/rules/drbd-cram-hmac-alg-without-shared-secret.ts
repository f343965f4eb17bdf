import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/cram-hmac-alg-without-shared-secret',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'cram-hmac-alg is set, but there is no shared-secret.',
      why: 'The key is then empty on both sides (drbd.conf(5), cram-hmac-alg): every host authenticates.',
      fix: 'Add a shared-secret of up to 63 characters.',
    },
    ja: {
      what: 'cram-hmac-alg が設定されていますが、shared-secret がありません。',
      why: '両側の鍵が空になり（drbd.conf(5)、cram-hmac-alg）、どのホストでも認証に成功します。',
      fix: '63 文字までの shared-secret を追加します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net, known } of drbdOptionScopes(configuration)) {
      const algorithm = net.get('cram-hmac-alg');
      if (!known || !algorithm?.at || algorithm.value === '' || net.get('shared-secret')?.value) continue;
      say(algorithm.at, {
        en: 'cram-hmac-alg is set without a shared-secret, so every host authenticates with an empty key',
        ja: 'shared-secret がないため、cram-hmac-alg を指定しても空の鍵で認証されます',
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { cram-hmac-alg sha256; }
                      ^^^^^^ cram-hmac-alg is set without a shared-secret, so every host authenticates with an empty key
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
