import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { type Placement, placements } from '../cluster/placements.ts';
import { isWhole, nameOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/location-moves-resource-back',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource moves back as soon as its preferred node returns.',
      why: 'A positive score pulls the resource to that node, and with a resource-stickiness of 0 nothing holds it where it runs: a node that comes back causes a second interruption (Pacemaker Explained, resource-stickiness). That may be wanted.',
      fix: 'Set resource-stickiness above the score to let it stay, or allow the rule here if moving back is intended.',
    },
    ja: {
      what: '優先ノードが復帰すると、リソースがすぐにフェイルバックする設定です。',
      why: '正のスコアはリソースをそのノードに引き寄せますが、resource-stickiness が 0 のため、現在のノードに留まろうとする力がありません。ノードの復帰時に、2 回目のサービス停止が発生します（Pacemaker Explained、resource-stickiness）。意図した動作の場合もあります。',
      fix: '留まらせる場合は、resource-stickiness をスコアより大きくします。意図した動作なら、このルールを抑制します。',
    },
  },
  check(pacemaker, report) {
    if (!isWhole(pacemaker) || pacemaker.property('default-resource-stickiness')) return;
    const optIn = truth(pacemaker.property('symmetric-cluster')) === false;
    const byResource = new Map<ResourceFacts, Placement[]>();
    for (const placement of placements(pacemaker)) {
      const known = byResource.get(placement.resource);
      if (known) known.push(placement);
      else byResource.set(placement.resource, [placement]);
    }
    const isSet = (r: ResourceFacts): boolean =>
      !['0', undefined].includes(pacemaker.meta(r, 'resource-stickiness')?.value) || r.children.some(isSet);
    const isOpen = (r: ResourceFacts): boolean =>
      r.meta.some(set => set.hasRule || set.idRef) ||
      (r.template !== undefined && !pacemaker.templates.has(r.template.value));
    if (pacemaker.facts.rscDefaults.some(set => set.hasRule || set.idRef)) return;
    for (const [resource, list] of byResource) {
      // A clone holds to its nodes by itself, and a fencing device moves without anybody noticing.
      if (resource.kind === 'clone' || resource.kind === 'bundle' || pacemaker.container(resource)) continue;
      if (pacemaker.agent(resource)?.startsWith('stonith:') || isSet(resource) || isOpen(resource)) continue;
      const wanted = list.filter(p => p.value > 0 && p.value < infinity);
      const best = wanted.reduce<Placement | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined);
      if (!best || list.some(p => p.value === infinity)) continue;
      const others = list.filter(p => p.node.value.toLowerCase() !== best.node.value.toLowerCase() && p.value >= 0);
      if (optIn && others.every(p => p.value === best.value)) continue;
      if (others.some(p => p.value === best.value)) continue;
      report(best.score.at, {
        en: `"${nameOf(resource)}" prefers "${best.node.value}" (${best.value}) and has no resource-stickiness, so it moves back at once when that node returns`,
        ja: `"${nameOf(resource)}" は "${best.node.value}" を優先し（${best.value}）、resource-stickiness がないため、そのノードが復帰するとすぐにフェイルバックします`,
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
      <rsc_location id="web-on-alpha" rsc="web" node="alpha" score="100"/>
                                                                    ^^^ "web" prefers "alpha" (100) and has no resource-stickiness, so it moves back at once when that node returns
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
      <rsc_location id="web-on-alpha" rsc="web" node="alpha" score="100"/>
    </constraints>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-resource-stickiness" name="resource-stickiness" value="200"/>
      </meta_attributes>
    </rsc_defaults>
  </configuration>
</cib>
`,
    ],
  },
});
