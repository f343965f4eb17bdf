import { agentUses } from '../cluster/agent-uses.ts';
import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { intervalOf } from '../cluster/operations.ts';
import { nearest } from '../text/nearest.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unknown-action',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An operation names an action that the agent does not have.',
      why: 'The metadata of the agent lists its actions, and Pacemaker calls no others by itself. A recurring action that the agent does not know fails at once; any other is never run, which is a warning. crm_verify looks at neither.',
      fix: 'Correct the name.',
    },
    ja: {
      what: 'エージェントにないアクションのオペレーションがあります。',
      why: 'エージェントのメタデータには使えるアクションの一覧があり、Pacemaker が自動的に呼び出すアクションも限られています。繰り返し実行されるものはすぐに失敗します。それ以外は実行されないだけのため、警告です。crm_verify はどちらも検査しません。',
      fix: '名前を直します。',
    },
  },
  check(pacemaker, report, model) {
    for (const { resource, agent, name: agentName } of agentUses(pacemaker, model)) {
      // Fencing agents and metadata without actions tell little.
      if (agent.actions.length === 0 || agentName.startsWith('stonith:')) continue;
      for (const operation of resource.operations) {
        const { name } = operation;
        if (!name || name.value === '' || standard.has(name.value)) continue;
        if (agent.actions.some(a => a.name === name.value)) continue;
        const near = nearest(name.value, new Set([...standard, ...agent.actions.map(a => a.name)]));
        report(
          name.at,
          didYouMean(
            {
              en: `${agentName} has no action "${name.value}"`,
              ja: `${agentName} にアクション "${name.value}" はありません`,
            },
            near,
          ),
          {
            // One that does not recur is merely never run.
            ...(near || intervalOf(operation, pacemaker) ? {} : { severity: 'warning' as const }),
            ...(near ? { fixes: [changeName(name, near)] } : {}),
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
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-montior" name="montior" interval="10s" timeout="20s"/>
                                     ^^^^^^^ ocf:heartbeat:IPaddr2 has no action "montior" (did you mean "monitor"?)
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10s" timeout="20s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Actions of the cluster, whether the agent knows them or not. */
const standard: ReadonlySet<string> = new Set([
  'start',
  'stop',
  'monitor',
  'status',
  'promote',
  'demote',
  'notify',
  'migrate_to',
  'migrate_from',
  'reload',
  'reload-agent',
  'meta-data',
  'validate-all',
  'methods',
  'recover',
  'delete',
  'cancel',
]);
