import { drbdDiskScopes, drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/called-handler-missing',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A policy consists of calling a handler that is not set.',
      why: 'call-local-io-error, call-pri-lost-after-sb and call-pri-lost do nothing but call their handler (drbd.conf(5)); without it nobody handles the case.',
      fix: 'Set the handler, or choose another policy.',
    },
    ja: {
      what: 'ハンドラを呼び出すポリシーに、ハンドラが設定されていません。',
      why: 'call-local-io-error、call-pri-lost-after-sb、call-pri-lost は、それぞれのハンドラを呼び出すだけです（drbd.conf(5)）。ハンドラがないと、何も行われません。',
      fix: 'ハンドラを設定するか、別のポリシーにします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const scopes = [...drbdOptionScopes(configuration), ...drbdDiskScopes(configuration)];
    for (const { net, disk, handlers, known } of scopes) {
      if (!known) continue;
      for (const [family, option, value, handler] of policies) {
        const policy = (family === 'net' ? net : disk).get(option);
        if (policy?.value !== value || !policy.at || handlers.get(handler)) continue;
        say(policy.at, {
          en: `${option} is ${value}, but there is no ${handler} handler to call`,
          ja: `${option} が ${value} ですが、呼び出される ${handler} ハンドラがありません`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { on-io-error call-local-io-error; }
                     ^^^^^^^^^^^^^^^^^^^ on-io-error is call-local-io-error, but there is no local-io-error handler to call
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
  disk { on-io-error call-local-io-error; }
  handlers { local-io-error "/usr/lib/drbd/notify-io-error.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

const policies = [
  ['disk', 'on-io-error', 'call-local-io-error', 'local-io-error'],
  ['net', 'after-sb-1pri', 'call-pri-lost-after-sb', 'pri-lost-after-sb'],
  ['net', 'after-sb-2pri', 'call-pri-lost-after-sb', 'pri-lost-after-sb'],
  ['net', 'rr-conflict', 'call-pri-lost', 'pri-lost'],
] as const;
