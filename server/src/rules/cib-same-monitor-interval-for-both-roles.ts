import { ifScheduled, refusedBy } from '../cluster/cib-verdict.ts';
import { operationPairs, roleOf } from '../cluster/operation-pairs.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/same-monitor-interval-for-both-roles',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The monitors of both roles have the same interval.',
      why: 'Pacemaker tells the monitors of a resource apart by interval only, so with equal values the role is ignored (Pacemaker Explained). crm_verify refuses the second one ("is duplicate of"), as soon as the file has a status section.',
      fix: 'Change one of them, such as 10s and 11s.',
    },
    ja: {
      what: '両方のロールの monitor が同じ interval です。',
      why: 'Pacemaker は同じリソースの monitor を interval だけで区別するため、値が同じだとロールが無視されます（Pacemaker Explained）。status セクションがあると、crm_verify は 2 つ目をエラーにします（"is duplicate of"）。',
      fix: '一方を変更します（10s と 11s など）。',
    },
  },
  check(pacemaker, report) {
    for (const { first, second, intervalMs } of operationPairs(pacemaker)) {
      const [one, other] = [roleOf(first), roleOf(second)];
      if (one === other || !second.interval) continue;
      const seconds = intervalMs / 1000;
      const name = second.name?.value ?? 'monitor';
      report(
        second.interval.at,
        {
          en: `the ${name}s for ${one} and ${other} both have interval ${seconds} s, but must differ`,
          ja: `${one} と ${other} の ${name} は interval がどちらも ${seconds} 秒ですが、異なる値にする必要があります`,
        },
        {
          ...refusedBy(ifScheduled(pacemaker)),
          related: [
            {
              ...(first.interval ?? first).at,
              message: { en: `the ${name} for ${one}`, ja: `${one} の ${name} です` },
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
      <clone id="db-clone">
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-p" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-u" name="monitor" interval="10s" role="Unpromoted"/>
                                                           ^^^ the monitors for Promoted and Unpromoted both have interval 10 s, but must differ
          </operations>
        </primitive>
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-promotable" name="promotable" value="true"/>
        </meta_attributes>
      </clone>
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
      <clone id="db-clone">
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-p" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-u" name="monitor" interval="11s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
