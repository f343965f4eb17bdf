import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { placedResources } from '../cluster/placements.ts';
import { isWhole, nameOf, topOf } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/opt-in-without-location',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'No node is allowed for a resource in an opt-in cluster.',
      why: 'With symmetric-cluster false a resource may run only where a location constraint allows it (Pacemaker Explained, Asymmetrical opt-in clusters). Without one it is never started (crm_simulate 2.1.5).',
      fix: 'Add a location constraint with a score of 0 or more for each node where it may run.',
    },
    ja: {
      what: 'オプトインのクラスタで、リソースに許可されたノードがありません。',
      why: 'symmetric-cluster が false の場合、リソースは配置制約で許可されたノードでのみ動作します（Pacemaker Explained、Asymmetrical opt-in clusters）。許可がなければ起動されません（crm_simulate 2.1.5）。',
      fix: '動作してよいノードごとに、スコアが 0 以上の配置制約を追加します。',
    },
  },
  check(pacemaker, report) {
    const symmetric = pacemaker.property('symmetric-cluster');
    if (!isWhole(pacemaker) || !symmetric || truth(symmetric) !== false) return;
    const placed = new Set<ResourceFacts>();
    for (const constraint of pacemaker.facts.constraints) {
      if (constraint.kind !== 'location' || constraint.score?.value.startsWith('-')) continue;
      const resources = placedResources(constraint, pacemaker);
      if (!resources) return;
      for (const resource of resources) placed.add(topOf(resource));
    }
    for (const resource of pacemaker.facts.resources) {
      if (!resource.id || placed.has(resource)) continue;
      report(
        resource.id.at,
        {
          en: `symmetric-cluster is false and no location constraint allows "${nameOf(resource)}" a node, so it never starts`,
          ja: `symmetric-cluster が false で、"${nameOf(resource)}" のノードを許可する配置制約がないため、起動されません`,
        },
        { related: [{ ...symmetric.at, message: { en: 'symmetric-cluster', ja: 'symmetric-cluster' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-symmetric-cluster" name="symmetric-cluster" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
                     ^^^ symmetric-cluster is false and no location constraint allows "web" a node, so it never starts
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
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-symmetric-cluster" name="symmetric-cluster" value="false"/>
      </cluster_property_set>
    </crm_config>
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
  </configuration>
</cib>
`,
    ],
  },
});
