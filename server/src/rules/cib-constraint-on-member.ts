import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/constraint-on-member',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint places one member of a group.',
      why: 'All members of a group run on one node, so what places one of them places all (Pacemaker Explained, Groups). Whoever reads the constraint sees the member only, and the score counts for that member alone; crmsh advises to name the group.',
      fix: 'Name the group.',
    },
    ja: {
      what: 'グループのメンバーの 1 つに、配置を決める制約があります。',
      why: 'グループのメンバーはすべて同じノードで動作するため、1 つの配置を決めると全体の配置が決まります（Pacemaker Explained、Groups）。制約からはメンバーしかわからず、スコアもそのメンバーだけに加わります。crmsh はグループを指定するよう勧めます。',
      fix: 'グループを指定します。',
    },
  },
  check(pacemaker, report) {
    if (!pacemaker.allResources.some(r => r.kind === 'group')) return;
    for (const { kind, uses } of pacemaker.facts.constraints) {
      if (kind !== 'location' && kind !== 'colocation') continue;
      const groups = uses.map(u => pacemaker.resources.get(u.id.value)?.parent);
      if (!groups.some(g => g?.kind === 'group')) continue;
      for (const [n, { id }] of uses.entries()) {
        const group = groups[n];
        if (group?.kind !== 'group') continue;
        // Between two members of one group it is a matter of that group.
        if (groups.some((other, m) => m !== n && other === group)) continue;
        const name = nameOf(group);
        report(id.at, {
          en: `"${id.value}" is a member of group "${name}", and places the whole group (name the group)`,
          ja: `"${id.value}" はグループ "${name}" のメンバーのため、グループ全体の配置が決まります（グループを指定します）`,
        });
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
      <group id="web">
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="httpd" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
    </resources>
    <constraints>
      <rsc_location id="vip-on-alpha" rsc="vip" node="alpha" score="100"/>
                                           ^^^ "vip" is a member of group "web", and places the whole group (name the group)
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
      <group id="web">
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="httpd" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
    </resources>
    <constraints>
      <rsc_location id="web-on-alpha" rsc="web" node="alpha" score="100"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
