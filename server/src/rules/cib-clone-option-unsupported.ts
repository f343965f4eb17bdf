import { agentNamed } from '../cluster/agents.ts';
import type { Place } from '../cluster/finding.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-option-unsupported',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone is promotable, but the agent in it cannot be promoted.',
      why: 'crm_verify does not know the agent and accepts the clone. No instance is ever promoted: the agent has no promote and no demote, or its class has no roles at all.',
      fix: 'Make it a plain clone, or use an agent that can be promoted.',
    },
    ja: {
      what: 'promotable クローンですが、その中のエージェントは昇格できません。',
      why: 'crm_verify はエージェントを調べないため、このクローンを受け付けます。エージェントに promote と demote がないか、クラスにロールがないため、どのインスタンスも昇格しません。',
      fix: '通常のクローンにするか、昇格できるエージェントを使います。',
    },
  },
  check(pacemaker, report, model) {
    for (const clone of pacemaker.allResources) {
      if (clone.kind !== 'clone') continue;
      const at = promotableAt(clone);
      if (!at) continue;
      const members = clone.children.flatMap(c => (c.kind === 'group' ? c.children : [c]));
      const names = members.flatMap(m => pacemaker.agent(m) ?? []);
      // In a group one that can be promoted may be what the author is after.
      if (names.length === 0 || names.length < members.length) continue;
      if (!names.every(name => cannotBePromoted(name, agentNamed(name, model.settings.agents)?.promotable))) continue;
      const [name] = names;
      report(at, {
        en: `${clone.element} "${clone.id?.value ?? ''}" is promotable, but ${name} has no promote and demote`,
        ja: `${clone.element} "${clone.id?.value ?? ''}" は promotable ですが、${name} に promote と demote がありません`,
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
      <clone id="web-clone">
        <meta_attributes id="web-clone-ma">
          <nvpair id="web-clone-promotable" name="promotable" value="true"/>
                                                                     ^^^^ clone "web-clone" is promotable, but ocf:heartbeat:apache has no promote and demote
        </meta_attributes>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-ma">
          <nvpair id="data-clone-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-ia">
            <nvpair id="data-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** What makes a clone promotable: the value of the meta attribute, or the element. */
function promotableAt(clone: ResourceFacts): Place | undefined {
  if (clone.element === 'master') return clone.at;
  for (const set of clone.meta) {
    if (set.hasRule) continue;
    for (const { name, value } of set.pairs) {
      if (name.value === 'promotable' && value && /^(?:true|yes|on|y|1)$/i.test(value.value)) return value.at;
    }
  }
  return undefined;
}

function cannotBePromoted(name: string, isPromotable: boolean | undefined): boolean {
  return isPromotable === undefined ? /^(?:systemd|lsb|upstart|service):/.test(name) : !isPromotable;
}
