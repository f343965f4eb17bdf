import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { samePlace } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/timeout-not-below-ping-int',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The network timeout is not below ping-int.',
      why: 'drbd.conf(5) requires it, but drbdadm accepts the file and says nothing: a dead peer is then noticed late.',
      fix: 'Lower timeout, or raise ping-int.',
    },
    ja: {
      what: 'timeout が ping-int 以上です。',
      why: 'drbd.conf(5) の要件ですが、drbdadm は何も報告しません。対向ノードの停止の検知が遅れます。',
      fix: 'timeout を下げるか、ping-int を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const one = net.number('timeout');
      const other = net.number('ping-int');
      // A default has no place; then the written one is the cause.
      const at = one?.at ?? other?.at;
      // DRBD counts timeout in tenths of a second but ping-int in seconds.
      if (!one || !other || !at || one.value < other.value * 10) continue;
      const seconds = { one: one.value / 10, other: other.value };
      say(
        at,
        {
          en: `timeout is ${seconds.one} s, but must be below ping-int (${seconds.other} s)`,
          ja: `timeout が ${seconds.one} 秒ですが、ping-int（${seconds.other} 秒）より小さくする必要があります`,
        },
        {
          related:
            other.at && !samePlace(other.at, at)
              ? [
                  {
                    ...other.at,
                    message: { en: `ping-int is ${other.value} s`, ja: `ping-int は ${other.value} 秒です` },
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
    timeout 100;
            ^^^ timeout is 10 s, but must be below ping-int (10 s)
  }
}
`,
      `
resource r0 { net { ping-int 6; } }
                             ^ timeout is 6 s, but must be below ping-int (6 s)
`,
    ],
    good: [
      `
resource r0 { net { timeout 60; } }
`,
    ],
  },
});
