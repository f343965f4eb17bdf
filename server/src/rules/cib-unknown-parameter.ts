import { pairTables } from '../../../schemas/cib/index.ts';
import { aliasOf } from '../cluster/agent-aliases.ts';
import { agentUses } from '../cluster/agent-uses.ts';
import type { Agent } from '../cluster/agents.ts';
import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { nearest } from '../text/nearest.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unknown-parameter',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A parameter that the agent does not have.',
      why: 'Pacemaker hands every parameter over as it is, and agents pass over those they do not know: the setting has no effect. Agents without metadata in the catalogue are not judged.',
      fix: 'Correct the name, or remove the parameter. For an agent of your own, or of a newer release, name its metadata under agents in quorumlens.json.',
    },
    ja: {
      what: 'エージェントにないパラメータです。',
      why: 'Pacemaker はパラメータをそのまま渡し、エージェントは知らないパラメータを無視するため、設定の効果がありません。カタログにメタデータがないエージェントは検査しません。',
      fix: '名前を直すか、パラメータを削除します。独自のエージェントや新しいリリースのエージェントは、quorumlens.json の agents にメタデータを指定します。',
    },
  },
  check(pacemaker, report, model) {
    for (const use of agentUses(pacemaker, model)) {
      for (const { name } of use.own) {
        if (isKnown(name.value, use.agent) || aliasOf(use.name, name.value)) continue;
        const near = nearest(
          name.value,
          [...use.agent.parameters.values()].filter(p => !p.deprecated).map(p => p.name),
        );
        report(
          name.at,
          didYouMean(
            {
              en: `${use.name} has no parameter "${name.value}"`,
              ja: `${use.name} にパラメータ "${name.value}" はありません`,
            },
            near,
          ),
          near === undefined ? {} : { fixes: [changeName(name, near)] },
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-ia">
          <nvpair id="vip-ip" name="ip" value="10.0.0.10"/>
          <nvpair id="vip-netmask" name="cidr_netmsk" value="24"/>
                                         ^^^^^^^^^^^ ocf:heartbeat:IPaddr2 has no parameter "cidr_netmsk" (did you mean "cidr_netmask"?)
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
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-ia">
          <nvpair id="fence-alpha-ip" name="ip" value="10.0.1.1"/>
          <nvpair id="fence-alpha-list" name="pcmk_host_list" value="alpha"/>
          <nvpair id="fence-alpha-wait" name="power-wait" value="4"/>
        </instance_attributes>
      </primitive>
      <primitive id="db" class="ocf" provider="acme" type="db">
        <instance_attributes id="db-ia">
          <nvpair id="db-color" name="color" value="red"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** What every agent may be given: crmsh traces with trace_ra, and the depth of a monitor may stand with the others. */
const ofAll: ReadonlySet<string> = new Set(['OCF_CHECK_LEVEL', 'trace_ra', 'trace_file', 'trace_dir']);
/** What the fencer may hand over, and the old name of port, which every fencing agent takes. */
const ofFencing: ReadonlySet<string> = new Set(['action', 'plug', 'port', 'nodename']);

/** Parameters of other agents that go by the same name: Pacemaker's test suite has a fence_dummy too. */
const ofOthers: Readonly<Record<string, readonly string[]>> = {
  'ocf:openstack:NovaEvacuate': ['project_domain', 'user_domain'],
  'stonith:fence_dummy': ['mode', 'delay', 'monitor_mode', 'random_sleep_range'],
};

function isKnown(name: string, { name: agent, parameters }: Agent): boolean {
  if (parameters.has(name) || ofAll.has(name) || /^(?:[_#]|CRM_meta_)/.test(name)) return true;
  // A meta attribute among the parameters is a fault of its own; Pacemaker 0.6 wrote it with underscores.
  const meta = name.replaceAll('_', '-');
  if (Object.hasOwn(pairTables.resourceMeta, meta) || Object.hasOwn(pairTables.operationMeta, meta)) return true;
  if (ofOthers[agent]?.includes(name)) return true;
  if (agent === 'ocf:pacemaker:remote') return Object.hasOwn(pairTables.remoteConnection, name);
  if (!agent.startsWith('stonith:')) return false;
  if (name.startsWith('pcmk_') || Object.hasOwn(pairTables.fencingInstance, name) || ofFencing.has(name)) return true;
  // The library of the fencing agents reads hyphens as underscores.
  return parameters.has(name.replaceAll('-', '_'));
}
