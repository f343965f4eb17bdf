import { agentUses } from '../cluster/agent-uses.ts';
import type { Agent, AgentParameter } from '../cluster/agents.ts';
import { listOf } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/missing-parameter',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource lacks a parameter that its agent needs.',
      why: 'Pacemaker looks at no parameter: crm_verify accepts the file, and the resource fails when it is to be started. pcs and crmsh refuse such a resource.',
      fix: 'Add the parameter to the instance_attributes of the resource or of its template.',
    },
    ja: {
      what: 'エージェントに必要なパラメータが、リソースにありません。',
      why: 'Pacemaker はパラメータを確認しません。crm_verify はファイルを受け付けますが、リソースの起動に失敗します。pcs と crmsh は、このようなリソースをエラーにします。',
      fix: 'リソースまたはそのテンプレートの instance_attributes に、パラメータを追加します。',
    },
  },
  check(pacemaker, report, model) {
    if (pacemaker.facts.incomplete) return;
    const required = new Map<Agent, readonly AgentParameter[]>();
    for (const { resource, agent, name, sets, isOpen } of agentUses(pacemaker, model)) {
      if (resource.kind === 'template' || isOpen) continue;
      let needed = required.get(agent);
      if (!needed) {
        needed = [...agent.parameters.values()].filter(p => p.required);
        required.set(agent, needed);
      }
      if (needed.every(p => sets.some(set => set.pairs.some(pair => pair.name.value === p.name)))) continue;
      const given = new Set(sets.flatMap(set => set.pairs.map(p => p.name.value)));
      // The fencer itself hands the name of the node over in this parameter.
      const supplied = sets.flatMap(set => set.pairs).find(p => p.name.value === 'pcmk_host_argument')?.value?.value;
      const missing = needed.filter(
        p => p.name !== supplied && !given.has(p.name) && !(p.satisfiedBy ?? []).some(old => given.has(old)),
      );
      if (missing.length === 0) continue;
      const list = listOf(missing.map(p => p.name));
      report(resource.at, {
        en: `the resource lacks ${list.en}, which ${name} needs`,
        ja: `${name} に必要な ${list.ja} がありません`,
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
       ^^^^^^^^^ the resource lacks ip, which ocf:heartbeat:IPaddr2 needs
        <instance_attributes id="vip-ia">
          <nvpair id="vip-nic" name="nic" value="eth0"/>
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
    <resources>
      <template id="address" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="address-ia">
          <nvpair id="address-ip" name="ip" value="10.0.0.10"/>
        </instance_attributes>
      </template>
      <primitive id="vip" template="address"/>
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-ia">
          <nvpair id="fence-alpha-ipaddr" name="ipaddr" value="10.0.1.1"/>
        </instance_attributes>
      </primitive>
      <primitive id="web" class="systemd" type="httpd"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
