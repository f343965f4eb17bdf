import { pacemakerNodes } from '../cluster/node-names.ts';
import { type Placement, placements } from '../cluster/placements.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/nowhere-to-run',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource is banned from every node.',
      why: 'A location with -INFINITY forbids the node for good (Pacemaker Explained, scores). With all nodes forbidden the resource is never started (crm_simulate 2.1.5).',
      fix: 'Allow a node.',
    },
    ja: {
      what: 'リソースがすべてのノードで禁止されています。',
      why: 'スコアが -INFINITY の配置制約は、そのノードでの起動を禁止します（Pacemaker Explained のスコアの説明）。すべてのノードが禁止されると、リソースは起動されません（crm_simulate 2.1.5）。',
      fix: 'いずれかのノードを許可します。',
    },
  },
  check(pacemaker, report, model) {
    const bans = new Map<string, Placement[]>();
    for (const placement of placements(pacemaker)) {
      if (placement.value !== -infinity) continue;
      const name = nameOf(placement.resource);
      const known = bans.get(name);
      if (known) known.push(placement);
      else bans.set(name, [placement]);
    }
    if (bans.size === 0) return;
    const { byName, complete } = pacemakerNodes(pacemaker, model);
    if (!complete || byName.size === 0) return;
    for (const [name, list] of bans) {
      const banned = new Set(list.map(b => b.node.value.toLowerCase()));
      if (banned.size < byName.size || ![...byName.keys()].every(node => banned.has(node))) continue;
      const last = list.at(-1) as Placement;
      report(last.score.at, {
        en: `with this, "${name}" is banned from every node and never starts`,
        ja: `これにより "${name}" はすべてのノードで禁止され、起動されません`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="web-not-alpha" rsc="web" node="alpha" score="-INFINITY"/>
      <rsc_location id="web-not-bravo" rsc="web" node="bravo" score="-INFINITY"/>
                                                                     ^^^^^^^^^ with this, "web" is banned from every node and never starts
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
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="web-not-alpha" rsc="web" node="alpha" score="-INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
