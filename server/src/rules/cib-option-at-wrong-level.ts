import { agentUses } from '../cluster/agent-uses.ts';
import type { Located } from '../cluster/effective.ts';
import { isFencingParameter, levelsOf, type OptionLevel } from '../cluster/option-levels.ts';
import type { PairSet } from '../cluster/pacemaker.ts';
import { pairsOf } from '../cluster/written-meta.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/option-at-wrong-level',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option stands where Pacemaker does not look for it.',
      why: 'Cluster properties, meta attributes of resources, parameters of agents and options of operations are four lists; a name of one list has no effect in another (Pacemaker Explained, Cluster Options, Resource Options, Operation Properties). crm_verify says nothing.',
      fix: 'Move the option to the place that the message names.',
    },
    ja: {
      what: 'Pacemaker が参照しない場所にオプションがあります。',
      why: 'クラスタプロパティ、リソースのメタ属性、エージェントのパラメータ、オペレーションのオプションは別々の一覧で、ほかの場所に書いた名前は効果がありません（Pacemaker Explained、Cluster Options、Resource Options、Operation Properties）。crm_verify は何も報告しません。',
      fix: 'メッセージが示す場所に移します。',
    },
  },
  check(pacemaker, report, model) {
    const { facts } = pacemaker;
    const say = (name: Located<string>, here: Text, right: Text): void =>
      report(name.at, {
        en: `${name.value} has no effect ${here.en} (${right.en})`,
        ja: `${name.value} は${here.ja}効果がありません（${right.ja}）`,
      });
    const check = (sets: readonly PairSet[], own: OptionLevel, others: readonly OptionLevel[], here: Text): void => {
      for (const { pairs } of sets) {
        for (const { name } of pairs) {
          const levels = levelsOf(name.value);
          if (levels.length === 0 || levels.includes(own)) continue;
          const other = others.find(level => levels.includes(level));
          if (other) say(name, here, places[other]);
        }
      }
    };
    // Agents keep values of their own in sets of other names.
    const main = facts.properties.filter(set => set.id?.value === 'cib-bootstrap-options');
    check(main.length > 0 ? main : facts.properties, 'clusterProperty', ['resourceMeta', 'operationMeta'], {
      en: 'among the cluster properties',
      ja: 'クラスタプロパティとしては',
    });
    check(facts.rscDefaults, 'resourceMeta', ['clusterProperty'], { en: 'in rsc_defaults', ja: ' rsc_defaults では' });
    check(facts.opDefaults, 'operationMeta', ['clusterProperty'], { en: 'in op_defaults', ja: ' op_defaults では' });
    const resources = [...pacemaker.allResources, ...facts.templates];
    for (const resource of resources) {
      check(resource.meta, 'resourceMeta', besideMeta, amongMeta);
      for (const { meta } of resource.operations) {
        if (meta.length > 0) check(meta, 'operationMeta', besideOperation, inOperation);
      }
    }
    for (const { resource, agent, name: agentName } of agentUses(pacemaker, model)) {
      for (const { name } of pairsOf(resource.parameters)) {
        if (agent.parameters.has(name.value) || !levelsOf(name.value).includes('resourceMeta')) continue;
        if (agentName.startsWith('stonith:') && isFencingParameter(name.value)) continue;
        // The connection of a remote node takes its options from either place.
        if (agentName === 'ocf:pacemaker:remote') continue;
        say(name, { en: 'among the parameters', ja: 'パラメータとしては' }, places.resourceMeta);
      }
      for (const { name } of pairsOf(resource.meta)) {
        if (!agent.parameters.has(name.value) || levelsOf(name.value).length > 0) continue;
        say(
          name,
          { en: 'among the meta attributes', ja: 'メタ属性としては' },
          {
            en: `it is a parameter of ${agentName}: move it to instance_attributes`,
            ja: `${agentName} のパラメータのため、instance_attributes に移します`,
          },
        );
      }
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
        <nvpair id="options-resource-stickiness" name="resource-stickiness" value="100"/>
                                                       ^^^^^^^^^^^^^^^^^^^ resource-stickiness has no effect among the cluster properties (it is a meta attribute: move it to the meta_attributes of the resource, or to rsc_defaults)
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-symmetric-cluster" name="symmetric-cluster" value="false"/>
                                                         ^^^^^^^^^^^^^^^^^ symmetric-cluster has no effect in rsc_defaults (it is a cluster property: move it to crm_config)
      </meta_attributes>
    </rsc_defaults>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-nic" name="nic" value="eth0"/>
                                          ^^^ nic has no effect among the meta attributes (it is a parameter of ocf:heartbeat:IPaddr2: move it to instance_attributes)
          <nvpair id="vip-meta-timeout" name="timeout" value="30s"/>
                                              ^^^^^^^ timeout has no effect among the meta attributes of a resource (it is an option of operations: move it to the operation, or to op_defaults)
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
          <nvpair id="vip-params-target-role" name="target-role" value="Stopped"/>
                                                    ^^^^^^^^^^^ target-role has no effect among the parameters (it is a meta attribute: move it to the meta_attributes of the resource, or to rsc_defaults)
        </instance_attributes>
      </primitive>
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
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-target-role" name="target-role" value="Stopped"/>
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
          <nvpair id="vip-params-nic" name="nic" value="eth0"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10s" timeout="30s"/>
        </operations>
      </primitive>
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

const besideMeta: readonly OptionLevel[] = ['operationMeta', 'clusterProperty'];
const amongMeta: Text = { en: 'among the meta attributes of a resource', ja: 'リソースのメタ属性としては' };
const besideOperation: readonly OptionLevel[] = ['resourceMeta', 'clusterProperty'];
const inOperation: Text = { en: 'in an operation', ja: 'オペレーションでは' };

/** Where the options of a level belong. */
const places: Readonly<Record<OptionLevel, Text>> = {
  clusterProperty: {
    en: 'it is a cluster property: move it to crm_config',
    ja: 'クラスタプロパティのため、crm_config に移します',
  },
  resourceMeta: {
    en: 'it is a meta attribute: move it to the meta_attributes of the resource, or to rsc_defaults',
    ja: 'メタ属性のため、リソースの meta_attributes か rsc_defaults に移します',
  },
  operationMeta: {
    en: 'it is an option of operations: move it to the operation, or to op_defaults',
    ja: 'オペレーションのオプションのため、オペレーションか op_defaults に移します',
  },
};
