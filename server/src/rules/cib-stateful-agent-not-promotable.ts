import type { PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { isPromotable } from '../cluster/promotable.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stateful-agent-not-promotable',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An agent with roles runs without them.',
      why: 'The agent works by promoting one of its instances, which only a promotable clone does (metadata and source of the agent). As a plain resource or clone every instance stays unpromoted. Agents that are also used without roles, such as pgsql without rep_mode or mysql, are not reported.',
      fix: 'Put it into a promotable clone.',
    },
    ja: {
      what: 'ロールのあるエージェントが、ロールなしで使われています。',
      why: 'このエージェントは、インスタンスの 1 つが昇格して初めて機能しますが、昇格するのは promotable クローンだけです（エージェントのメタデータとソース）。単独のリソースや通常のクローンでは、どのインスタンスも Unpromoted のままです。rep_mode のない pgsql や mysql のように、ロールなしでも使えるエージェントは検出しません。',
      fix: 'promotable クローンに入れます。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive') continue;
      const agent = pacemaker.agent(resource);
      if (!agent || !needsRoles(agent, resource, pacemaker) || isPromotable(resource, pacemaker) !== false) continue;
      const clone = pacemaker.container(resource);
      const at = (clone ?? resource).id;
      if (!at) continue;
      report(at.at, {
        en: clone
          ? `${agent} needs its roles, but ${clone.kind} "${nameOf(clone)}" is not promotable`
          : `${agent} needs its roles, but "${nameOf(resource)}" is not in a promotable clone`,
        ja: clone
          ? `${agent} にはロールが必要ですが、"${nameOf(clone)}" は promotable ではありません`
          : `${agent} にはロールが必要ですが、"${nameOf(resource)}" は promotable クローンに入っていません`,
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
      <clone id="db-clone">
                 ^^^^^^^^ ocf:pacemaker:Stateful needs its roles, but clone "db-clone" is not promotable
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-promoted" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-unpromoted" name="monitor" interval="11s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
                     ^^ ocf:pacemaker:Stateful needs its roles, but "db" is not in a promotable clone
        <operations>
          <op id="db-monitor-promoted" name="monitor" interval="10s" role="Promoted"/>
          <op id="db-monitor-unpromoted" name="monitor" interval="11s" role="Unpromoted"/>
        </operations>
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
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-promoted" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-unpromoted" name="monitor" interval="11s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

function needsRoles(agent: string, resource: ResourceFacts, pacemaker: PacemakerModel): boolean {
  if (always.has(agent)) return true;
  if (agent !== 'ocf:heartbeat:pgsql' && agent !== 'ocf:linuxhajp:pgsql') return false;
  return /^(?:a?sync|slave)$/.test(pacemaker.parameter(resource, 'rep_mode')?.value ?? '');
}

/** Agents that do nothing useful unpromoted. The one of DRBD has a rule of its own. */
const always: ReadonlySet<string> = new Set([
  'ocf:heartbeat:galera',
  'ocf:heartbeat:mariadb',
  'ocf:heartbeat:pgsqlms',
  'ocf:heartbeat:rabbitmq-server-ha',
  'ocf:heartbeat:SAPHana',
  'ocf:heartbeat:SAPHanaController',
  'ocf:heartbeat:Stateful',
  'ocf:ovn:ovndb-servers',
  'ocf:pacemaker:Stateful',
  'ocf:percona:mysql_prm',
  'ocf:percona:mysql_prm_gtid',
  'ocf:suse:SAPHana',
  'ocf:suse:SAPHanaController',
]);
