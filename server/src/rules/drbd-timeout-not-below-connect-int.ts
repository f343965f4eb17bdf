import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { samePlace } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/timeout-not-below-connect-int',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The network timeout is not below connect-int.',
      why: 'drbd.conf(5) requires it, but drbdadm accepts the file and says nothing: attempts to connect then overlap with the wait for the peer.',
      fix: 'Lower timeout, or raise connect-int.',
    },
    ja: {
      what: 'timeout が connect-int 以上です。',
      why: 'drbd.conf(5) の要件ですが、drbdadm は何も報告しません。応答を待つ間に次の接続が試みられます。',
      fix: 'timeout を下げるか、connect-int を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const one = net.number('timeout');
      const other = net.number('connect-int');
      // A default has no place; then the written one is the cause.
      const at = one?.at ?? other?.at;
      // DRBD counts timeout in tenths of a second but connect-int in seconds.
      if (!one || !other || !at || one.value < other.value * 10) continue;
      const seconds = { one: one.value / 10, other: other.value };
      say(
        at,
        {
          en: `timeout is ${seconds.one} s, but must be below connect-int (${seconds.other} s)`,
          ja: `timeout が ${seconds.one} 秒ですが、connect-int（${seconds.other} 秒）より小さくする必要があります`,
        },
        {
          related:
            other.at && !samePlace(other.at, at)
              ? [
                  {
                    ...other.at,
                    message: { en: `connect-int is ${other.value} s`, ja: `connect-int は ${other.value} 秒です` },
                  },
                ]
              : [],
        },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  net {
    timeout 150;
            ^^^ timeout is 15 s, but must be below connect-int (10 s)
    ping-int 30;
  }
}
`,
      `
resource r0 { net { connect-int 5; } }
                                ^ timeout is 6 s, but must be below connect-int (5 s)
`,
    ],
    good: [
      `
resource r0 {
  net {
    timeout 200;
    connect-int 30;
    ping-int 30;
  }
}
`,
    ],
  },
});
