import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/weak-authentication-digest',
  severity: 'hint',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'Peers authenticate with an outdated digest.',
      why: 'md5 and sha1 still protect the challenge in practice, but are no longer recommended for new set-ups.',
      fix: 'Use sha256, on all hosts at once: hosts with different algorithms do not connect.',
    },
    ja: {
      what: '対向ノードの認証に、古いダイジェストを使用しています。',
      why: '認証用としては実用上の問題はありませんが、md5 と sha1 は新規の構成には推奨されません。',
      fix: 'sha256 にします。アルゴリズムが異なるホストは接続できないため、全ホストで同時に変更します。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'cram-hmac-alg')) {
      if (text !== 'md5' && text !== 'sha1') continue;
      report(at, {
        en: `${text} is an outdated digest (sha256 is the better choice)`,
        ja: `${text} は古いダイジェストです（sha256 が推奨されます）`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    cram-hmac-alg md5;
                  ^^^ md5 is an outdated digest (sha256 is the better choice)
    shared-secret "4711";
  }
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
