import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { samePlace } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/ping-timeout-not-below-ping-int',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The answer to a keep-alive packet is awaited for as long as the next one takes to come.',
      why: 'ping-timeout is how long DRBD waits for the answer to a keep-alive packet, ping-int how often it sends one (drbd.conf(5)). With ping-timeout not below ping-int, the next one is due before the first has failed. drbdadm says nothing.',
      fix: 'Lower ping-timeout (the default is 0.5 s), or raise ping-int.',
    },
    ja: {
      what: 'キープアライブの応答を待つ時間が、送信間隔以上です。',
      why: 'ping-timeout はキープアライブパケットの応答を待つ時間、ping-int はその送信間隔です（drbd.conf(5)）。ping-timeout が ping-int 以上だと、応答がないと判断する前に次の送信時刻になります。drbdadm は何も報告しません。',
      fix: 'ping-timeout を下げるか（デフォルトは 0.5 秒）、ping-int を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const one = net.number('ping-timeout');
      const other = net.number('ping-int');
      // A default has no place; then the written one is the cause.
      const at = one?.at ?? other?.at;
      // DRBD counts ping-timeout in tenths of a second but ping-int in seconds.
      if (!one || !other || !at || one.value < other.value * 10) continue;
      const seconds = { one: one.value / 10, other: other.value };
      say(
        at,
        {
          en: `ping-timeout is ${seconds.one} s, but must be below ping-int (${seconds.other} s)`,
          ja: `ping-timeout が ${seconds.one} 秒ですが、ping-int（${seconds.other} 秒）より小さくする必要があります`,
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
    timeout 8;
    ping-timeout 10;
                 ^^ ping-timeout is 1 s, but must be below ping-int (1 s)
    ping-int 1;
  }
}
`,
    ],
    good: [
      `
resource r0 { net { ping-timeout 10; } }
`,
    ],
  },
});
