import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { linked } from '../cluster/linked.ts';
import { isWhole, topOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/colocation-without-order',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two resources are kept together, but nothing says which starts first.',
      why: 'A colocation only chooses the node; Pacemaker starts the two at the same time unless an order says otherwise (Pacemaker Explained, Colocation). Where one needs the other, a start may come too early.',
      fix: 'Add a rsc_order, or put both in a group.',
    },
    ja: {
      what: '2 つのリソースを同居させていますが、起動の順序がありません。',
      why: '同居制約が決めるのはノードだけで、順序制約がなければ、Pacemaker は両方を同時に起動します（Pacemaker Explained、Colocation）。一方が他方を必要とする場合、起動が早すぎることがあります。',
      fix: 'rsc_order を追加するか、両方をグループに入れます。',
    },
  },
  check(pacemaker, report) {
    const { orders, colocations, complete } = constraintPairs(pacemaker);
    if (!isWhole(pacemaker) || !complete) return;
    let isOrdered: ReturnType<typeof linked> | undefined;
    for (const { constraint, dependent, base, score, direct } of colocations) {
      if (!direct || score !== infinity || !dependent.resource || !base.resource) continue;
      const [one, other] = [topOf(dependent.resource), topOf(base.resource)];
      if (one === other || pacemaker.agent(one)?.startsWith('stonith:')) continue;
      isOrdered ??= linked(orders.map(o => [o.first.resource, o.second.resource]));
      if (isOrdered(one, other)) continue;
      report(constraint.at, {
        en: `"${dependent.id.value}" goes where "${base.id.value}" is, but no order says which starts first`,
        ja: `"${dependent.id.value}" は "${base.id.value}" と同居しますが、起動の順序を決める順序制約がありません`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
       ^^^^^^^^^^^^^^ "app" goes where "db" is, but no order says which starts first
    </constraints>
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
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
      <rsc_order id="db-then-app" first="db" then="app"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
