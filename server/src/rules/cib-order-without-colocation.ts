import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { linked } from '../cluster/linked.ts';
import { isWhole, topOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/order-without-colocation',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'One resource waits for another, but they may run on different nodes.',
      why: 'An order only chooses the moment; without a colocation the two may land anywhere (Pacemaker Explained, Ordering). For a file system and the service on it that is a fault; for services that talk over the network it is fine.',
      fix: 'Add a rsc_colocation if they must be on one node.',
    },
    ja: {
      what: '順序制約のある 2 つのリソースが、別々のノードで動作することがあります。',
      why: '順序制約が決めるのは順番だけで、同居制約がなければ、どのノードで動作するかは決まりません（Pacemaker Explained、Ordering）。ファイルシステムとその上のサービスでは問題になりますが、ネットワークで通信するサービスなら問題ありません。',
      fix: '同じノードで動作する必要がある場合は、rsc_colocation を追加します。',
    },
  },
  check(pacemaker, report) {
    const { orders, colocations, complete } = constraintPairs(pacemaker);
    if (!isWhole(pacemaker) || !complete) return;
    let isColocated: ReturnType<typeof linked> | undefined;
    for (const { constraint, first, second, firstAction, thenAction, mandatory, direct } of orders) {
      if (!direct || !mandatory || firstAction !== 'start' || thenAction !== 'start') continue;
      if (!first.resource || !second.resource) continue;
      const [one, other] = [topOf(first.resource), topOf(second.resource)];
      // A clone runs everywhere, so what waits for it is never far away.
      if (one === other || [one, other].some(r => r.kind === 'clone' || r.kind === 'bundle')) continue;
      if ([one, other].some(r => pacemaker.agent(r)?.startsWith('stonith:'))) continue;
      isColocated ??= linked(colocations.map(c => [c.dependent.resource, c.base.resource]));
      if (isColocated(one, other)) continue;
      report(constraint.at, {
        en: `"${second.id.value}" starts after "${first.id.value}", but may run on another node (no colocation)`,
        ja: `"${second.id.value}" は "${first.id.value}" の後に起動しますが、同居制約がないため、別のノードで動作することがあります`,
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
      <rsc_order id="db-then-app" first="db" then="app"/>
       ^^^^^^^^^ "app" starts after "db", but may run on another node (no colocation)
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
