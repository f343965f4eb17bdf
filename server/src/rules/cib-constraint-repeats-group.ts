import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import { removal } from './removal.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/constraint-repeats-group',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint repeats what a group says already.',
      why: 'A group starts its members in their order and keeps them on one node (Pacemaker Explained, Groups).',
      fix: 'Remove the constraint.',
    },
    ja: {
      what: 'グループが既に定めていることを、制約で繰り返しています。',
      why: 'グループはメンバーを書かれた順に起動し、同じノードで動作させます（Pacemaker Explained、Groups）。',
      fix: '制約を削除します。',
    },
  },
  check(pacemaker, report) {
    const { orders, colocations } = constraintPairs(pacemaker);
    const pairs = [
      ...orders
        .filter(o => o.direct && o.mandatory && o.firstAction === 'start' && o.thenAction === 'start')
        .map(o => ({ constraint: o.constraint, earlier: o.first, later: o.second })),
      ...colocations
        .filter(c => c.direct && c.score === infinity)
        .map(c => ({ constraint: c.constraint, earlier: c.base, later: c.dependent })),
    ];
    for (const { constraint, earlier, later } of pairs) {
      const group = earlier.resource?.parent;
      if (group?.kind !== 'group' || later.resource?.parent !== group || !earlier.resource || !later.resource) continue;
      if (group.children.indexOf(earlier.resource) >= group.children.indexOf(later.resource)) continue;
      report(
        constraint.at,
        constraint.kind === 'order'
          ? {
              en: `group "${nameOf(group)}" already starts "${earlier.id.value}" before "${later.id.value}"`,
              ja: `グループ "${nameOf(group)}" が既に "${earlier.id.value}" を "${later.id.value}" より先に起動します`,
            }
          : {
              en: `group "${nameOf(group)}" already keeps "${later.id.value}" with "${earlier.id.value}"`,
              ja: `グループ "${nameOf(group)}" が既に "${later.id.value}" を "${earlier.id.value}" と同居させています`,
            },
        { tags: ['unnecessary'], fixes: [removal(constraint)] },
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
      <group id="front">
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
    </resources>
    <constraints>
      <rsc_order id="vip-then-web" first="vip" then="web"/>
       ^^^^^^^^^ group "front" already starts "vip" before "web"
      <rsc_colocation id="web-with-vip" rsc="web" with-rsc="vip" score="INFINITY"/>
       ^^^^^^^^^^^^^^ group "front" already keeps "web" with "vip"
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
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-web" first="db" then="web"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
