import { type AgentUse, agentUses } from '../cluster/agent-uses.ts';
import type { Agent } from '../cluster/agents.ts';
import { definedAt } from '../cluster/did-you-mean.ts';
import type { Located } from '../cluster/effective.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duplicate-unique-parameter',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two resources of one agent have the same value in a parameter that the agent wants to be unique.',
      why: 'The metadata of the agent marks the parameter, or a group of parameters together, as unique: the resources would work on the same thing, such as one address or one mount point.',
      fix: 'Give one of them another value. If both are never active together, allow the finding with the reason.',
    },
    ja: {
      what: '同じエージェントの 2 つのリソースで、重複してはならないパラメータの値が同じです。',
      why: 'エージェントのメタデータは、このパラメータ（またはパラメータの組み合わせ）が一意であることを求めています。同じアドレスやマウントポイントなどを、2 つのリソースが操作することになります。',
      fix: '一方を別の値にします。両方が同時に起動しない構成であれば、理由を添えてこの診断を許可します。',
    },
  },
  check(pacemaker, report, model) {
    const seen = new Map<string, { readonly id: Located<string> | undefined; readonly value: Located<string> }>();
    const groups = new Map<Agent, readonly (readonly string[])[]>();
    for (const use of agentUses(pacemaker, model)) {
      if (use.resource.kind === 'template') continue;
      let unique = groups.get(use.agent);
      if (!unique) {
        unique = uniqueGroups(use.agent);
        groups.set(use.agent, unique);
      }
      for (const { names, values } of uniqueValues(use, unique, pacemaker)) {
        const last = values.at(-1) as Located<string>;
        const key =
          values.length === 1
            ? `${use.name} ${names[0]}=${last.value}`
            : JSON.stringify([use.name, names, values.map(v => v.value)]);
        const first = seen.get(key);
        if (!first) {
          seen.set(key, { id: use.resource.id, value: last });
          continue;
        }
        // What a template gives is the same word for both: then the resource is the place.
        const isShared = first.value.at.span.start === last.at.span.start;
        const name = names.join(' + ');
        const text = values.map(v => `"${v.value}"`).join(' + ');
        const other = first.id?.value ?? '';
        report(
          isShared ? use.resource.at : last.at,
          {
            en: `${name} ${text} is already used by "${other}", but has to be unique among ${use.name}`,
            ja: `${name} の値 ${text} は既に "${other}" が使用していますが、${use.name} では重複しない値にする必要があります`,
          },
          { related: [definedAt(isShared && first.id ? first.id : first.value)] },
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
    <resources>
      <primitive id="vip1" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip1-ia">
          <nvpair id="vip1-ip" name="ip" value="10.0.0.10"/>
        </instance_attributes>
      </primitive>
      <primitive id="vip2" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip2-ia">
          <nvpair id="vip2-ip" name="ip" value="10.0.0.10"/>
                                                ^^^^^^^^^ ip "10.0.0.10" is already used by "vip1", but has to be unique among ocf:heartbeat:IPaddr2
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
      <primitive id="vip1" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip1-ia">
          <nvpair id="vip1-ip" name="ip" value="10.0.0.10"/>
          <nvpair id="vip1-nic" name="nic" value="eth0"/>
        </instance_attributes>
      </primitive>
      <primitive id="vip2" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip2-ia">
          <nvpair id="vip2-ip" name="ip" value="10.0.0.11"/>
          <nvpair id="vip2-nic" name="nic" value="eth0"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

interface UniqueValue {
  readonly names: readonly string[];
  readonly values: readonly Located<string>[];
}

/** Parameters that are unique by themselves, or together with others. */
function uniqueGroups(agent: Agent): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  // Fencing devices share what the metadata of their agents calls unique: addresses, users, lists of hosts.
  if (agent.name.startsWith('stonith:')) return [];
  for (const { name, unique, uniqueGroup, deprecated } of agent.parameters.values()) {
    if (deprecated) continue;
    if (uniqueGroup) groups.set(uniqueGroup, [...(groups.get(uniqueGroup) ?? []), name]);
    else if (unique) groups.set(`=${name}`, [name]);
  }
  return [...groups.values()];
}

/** Values that are written; a default is derived from the resource, or meant to be shared. */
function uniqueValues(
  { resource }: AgentUse,
  groups: readonly (readonly string[])[],
  pacemaker: PacemakerModel,
): UniqueValue[] {
  const found: UniqueValue[] = [];
  for (const names of groups) {
    if (names.length === 1) {
      const value = pacemaker.parameter(resource, names[0] as string);
      if (value && value.value !== '') found.push({ names, values: [value] });
      continue;
    }
    const values = names.map(name => pacemaker.parameter(resource, name));
    const written = values.filter(v => v !== undefined);
    if (written.length === 0 || written.every(v => v.value === '')) continue;
    // Of a group whose members are partly written the rest is up to the defaults, which the others have too.
    const present = names.filter((_, i) => values[i] !== undefined);
    found.push({ names: present, values: written });
  }
  return found;
}
