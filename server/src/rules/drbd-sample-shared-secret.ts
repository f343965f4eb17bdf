import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/sample-shared-secret',
  severity: 'info',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The shared-secret is a sample value.',
      why: 'Words from manuals and tutorials are the first that anyone tries.',
      fix: 'Write a random secret of up to 63 characters, the same on all hosts.',
    },
    ja: {
      what: 'shared-secret がサンプルの値のままです。',
      why: 'マニュアルや解説記事の値は、最初に試されるものです。',
      fix: '63 文字までのランダムな値を、全ホストに同じように設定します。',
    },
  },
  check(configuration, report) {
    for (const { text, at } of writtenEverywhere(configuration, 'net', 'shared-secret')) {
      if (!samples.has(text.toLowerCase().replace(/[^a-z0-9]/g, ''))) continue;
      report(at, {
        en: 'the shared-secret is a well-known sample value',
        ja: 'shared-secret がよく知られたサンプルの値です',
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
    cram-hmac-alg sha256;
    shared-secret "FooFunFactory";
                   ^^^^^^^^^^^^^ the shared-secret is a well-known sample value
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
    shared-secret "a7c1-93be-0f52";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

const samples: ReadonlySet<string> = new Set([
  ...['foofunfactory', 'secret', 'sharedsecret', 'mysecret', 'mysharedsecret', 'yoursecret', 'yoursharedsecret'],
  ...['password', 'passwd', 'changeme', 'drbd', 'drbdsecret', 'test', '123456', '12345678', 'topsecret', 'verysecret'],
]);
