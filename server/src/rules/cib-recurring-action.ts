import { ifScheduled, refusedBy } from '../cluster/cib-verdict.ts';
import { withOperations } from '../cluster/operation-pairs.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/recurring-action',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An operation that runs once, such as start or stop, has an interval.',
      why: 'Such an operation runs when the cluster needs it, not every so often. crm_verify ignores it with its timeout ("action cannot be recurring") and refuses the file, as soon as it has a status section.',
      fix: 'Set interval to 0s.',
    },
    ja: {
      what: 'start や stop のように 1 回だけ実行されるオペレーションに interval があります。',
      why: 'これらのオペレーションは必要なときに 1 回だけ実行されます。status セクションがあると、crm_verify はこのオペレーションを timeout ごと無視し（"action cannot be recurring"）、ファイルをエラーにします。',
      fix: 'interval を 0s にします。',
    },
  },
  check(pacemaker, report) {
    const { version } = pacemaker;
    for (const { operations } of withOperations(pacemaker)) {
      for (const { name, interval } of operations) {
        if (!name || !interval || !once.has(name.value)) continue;
        const intervalMs = cibMilliseconds(interval.value, version);
        if (!intervalMs) continue;
        const seconds = intervalMs / 1000;
        report(
          interval.at,
          {
            en: `${name.value} has interval ${seconds} s, but cannot recur (set it to 0s)`,
            ja: `${name.value} の interval が ${seconds} 秒ですが、繰り返し実行されないため 0s にする必要があります`,
          },
          {
            ...refusedBy(ifScheduled(pacemaker)),
            fixes: [
              {
                title: { en: 'Set interval to 0s', ja: 'interval を 0s に設定する' },
                // With the interval Pacemaker ignores the operation: without it its timeout comes into force.
                safe: false,
                edits: [{ file: interval.at.file, span: interval.at.span, newText: '0s' }],
              },
            ],
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-start" name="start" interval="10s" timeout="60s"/>
                                                    ^^^ start has interval 10 s, but cannot recur (set it to 0s)
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-start" name="start" interval="0s" timeout="60s"/>
          <op id="web-monitor" name="monitor" interval="10s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Operations that crm_verify 2.1.5 and 3.0.2 refuse to repeat. */
const once: ReadonlySet<string> = new Set([
  'start',
  'stop',
  'promote',
  'demote',
  'migrate_to',
  'migrate_from',
  'reload-agent',
]);
