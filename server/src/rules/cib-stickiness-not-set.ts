import type { PairSet } from '../cluster/pacemaker.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stickiness-not-set',
  severity: 'hint',
  on: 'pacemaker',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'No resource-stickiness is set.',
      why: 'The default is 0: a resource moves whenever another node scores higher, also when a failed node returns (Pacemaker Explained, resource-stickiness; ClusterLabs/pacemaker#2347). Trento checks for a value of one’s own.',
      fix: 'Set resource-stickiness in rsc_defaults, 0 too if moving back is wanted.',
    },
    ja: {
      what: 'resource-stickiness が設定されていません。',
      why: 'デフォルトは 0 のため、故障したノードの復帰時など、ほかのノードのスコアが高くなるとリソースが移動します（Pacemaker Explained、resource-stickiness、ClusterLabs/pacemaker#2347）。Trento は値が設定されているかを検査します。',
      fix: 'rsc_defaults に resource-stickiness を設定します。フェイルバックさせる場合も 0 と書きます。',
    },
  },
  check(pacemaker, report) {
    const { facts, allResources } = pacemaker;
    const [first] = facts.resources;
    if (!isWhole(pacemaker) || !first || pacemaker.property('default-resource-stickiness')) return;
    const has = (sets: readonly PairSet[]): boolean =>
      sets.some(set => set.idRef || set.pairs.some(p => p.name.value === 'resource-stickiness'));
    if (has(facts.rscDefaults) || [...allResources, ...facts.templates].some(r => has(r.meta))) return;
    report(facts.rscDefaults[0]?.at ?? facts.sections.get('resources') ?? first.at, {
      en: 'resource-stickiness is not set, so resources move as soon as another node scores higher',
      ja: 'resource-stickiness が設定されていないため、ほかのノードのスコアが高くなるとリソースが移動します',
    });
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-cluster-name" name="cluster-name" value="web"/>
      </cluster_property_set>
    </crm_config>
    <resources>
     ^^^^^^^^^ resource-stickiness is not set, so resources move as soon as another node scores higher
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-resource-stickiness" name="resource-stickiness" value="100"/>
      </meta_attributes>
    </rsc_defaults>
  </configuration>
</cib>
`,
    ],
  },
});
