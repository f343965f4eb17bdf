import { ifScheduled, refusedBy } from '../cluster/cib-verdict.ts';
import { operationPairs, roleOf } from '../cluster/operation-pairs.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duplicate-operation',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource has the same operation twice with the same interval.',
      why: 'Pacemaker tells recurring operations apart by name and interval, however the interval is written (60s and 1min are the same). crm_verify refuses the second one ("is duplicate of"), as soon as the file has a status section.',
      fix: 'Remove one of them, or give it another interval, such as 11s beside 10s.',
    },
    ja: {
      what: '同じリソースに、同じ間隔の同じオペレーションが 2 つあります。',
      why: 'Pacemaker は繰り返しのオペレーションを name と interval で区別し、interval の書き方の違いは区別しません（60s と 1min は同じです）。status セクションがあると、crm_verify は 2 つ目をエラーにします（"is duplicate of"）。',
      fix: '一方を削除するか、interval を変更します（10s に対して 11s など）。',
    },
  },
  check(pacemaker, report) {
    for (const { first, second, intervalMs } of operationPairs(pacemaker)) {
      // Monitors of two roles are a fault of their own.
      if (roleOf(first) !== roleOf(second) || !second.interval) continue;
      const name = second.name?.value ?? '';
      const seconds = intervalMs / 1000;
      report(
        second.interval.at,
        {
          en: `the resource already has a ${name} operation with interval ${seconds} s`,
          ja: `interval が ${seconds} 秒の ${name} は既に定義されています`,
        },
        {
          ...refusedBy(ifScheduled(pacemaker)),
          related: [
            {
              ...(first.interval ?? first).at,
              message: {
                en: `the first ${name} operation with interval ${seconds} s`,
                ja: `interval が ${seconds} 秒の最初の ${name} です`,
              },
            },
          ],
        },
      );
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
          <op id="web-monitor-60s" name="monitor" interval="60s"/>
          <op id="web-monitor-1min" name="monitor" interval="1min"/>
                                                             ^^^^ the resource already has a monitor operation with interval 60 s
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
          <op id="web-monitor-10s" name="monitor" interval="10s"/>
          <op id="web-monitor-11s" name="monitor" interval="11s"/>
          <op id="web-start-0" name="start" interval="0"/>
          <op id="web-start-1" name="start" interval="0s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
