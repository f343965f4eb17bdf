import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/order-against-group',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An order is opposite to the order of the group.',
      why: 'A group starts its members as they are listed (Pacemaker Explained, Groups). With an order the other way round each waits for the other: the transition fails and both stay stopped (crm_simulate 2.1.5).',
      fix: 'Remove the constraint, or change the order of the members.',
    },
    ja: {
      what: '順序制約が、グループの順序と逆です。',
      why: 'グループはメンバーを書かれた順に起動します（Pacemaker Explained、Groups）。逆の順序制約があると互いを待ち続け、遷移が失敗して、どちらも停止したままになります（crm_simulate 2.1.5）。',
      fix: '制約を削除するか、メンバーの順序を変更します。',
    },
  },
  check(pacemaker, report) {
    for (const { constraint, first, second, firstAction, thenAction, mandatory } of constraintPairs(pacemaker).orders) {
      const group = first.resource?.parent;
      if (!mandatory || group?.kind !== 'group' || second.resource?.parent !== group) continue;
      if (firstAction !== 'start' || thenAction !== 'start' || !first.resource) continue;
      // A group can be told not to start its members in order.
      if (truth(pacemaker.meta(group, 'ordered')) === false) continue;
      if (group.children.indexOf(first.resource) <= group.children.indexOf(second.resource)) continue;
      report(constraint.at, {
        en: `"${first.id.value}" shall start before "${second.id.value}", but group "${nameOf(group)}" starts it after that, so neither starts`,
        ja: `"${first.id.value}" を "${second.id.value}" より先に起動する制約ですが、グループ "${nameOf(group)}" の順序は逆のため、どちらも起動されません`,
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
      <group id="front">
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
    </resources>
    <constraints>
      <rsc_order id="web-then-vip" first="web" then="vip"/>
       ^^^^^^^^^ "web" shall start before "vip", but group "front" starts it after that, so neither starts
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
      <group id="front">
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
    </resources>
    <constraints>
      <rsc_order id="web-then-vip" first="web" then="vip"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
