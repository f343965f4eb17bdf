import { changeName } from '../cluster/did-you-mean.ts';
import { agentsOf } from '../cluster/resources-by-agent.ts';
import { supersededAgents } from '../cluster/superseded-agents.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/agent-superseded',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An agent is used that another one has superseded.',
      why: 'The old agent still exists on some systems, but is not developed any more, or needs commands that current distributions do not install (ifconfig, clvmd). ocf:heartbeat:drbd was for DRBD 8.0 and ended with resource-agents 3.9.5, so it weighs more.',
      fix: 'Use the agent that the message names. Its parameters may have other names.',
    },
    ja: {
      what: '別のエージェントに置き換えられた、古いエージェントを使っています。',
      why: '古いエージェントが残っているシステムもありますが、開発は終わっているか、現在のディストリビューションにはないコマンド（ifconfig、clvmd など）が必要です。ocf:heartbeat:drbd は DRBD 8.0 用で、resource-agents 3.9.5 を最後に廃止されたため、警告になります。',
      fix: 'メッセージが示すエージェントを使います。パラメータの名前が異なることがあります。',
    },
  },
  check(pacemaker, report) {
    if (![...agentsOf(pacemaker)].some(name => supersededAgents[name])) return;
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      const { type, provider } = resource;
      const name = resource.template ? undefined : pacemaker.agent(resource);
      const found = name === undefined ? undefined : supersededAgents[name];
      if (!found || !type || name === undefined) continue;
      const { use, where = { en: '', ja: '' } } = found;
      const [, newProvider, newType] = use.split(':');
      const word = newType === type.value && provider ? provider : type;
      const to = word === provider ? newProvider : use.slice(use.lastIndexOf(':') + 1);
      // Only where the one word is all that tells the two agents apart.
      const same = word === provider || newProvider === provider?.value;
      report(
        word.at,
        {
          en: `${name} is superseded by ${use}${where.en}`,
          ja: `${where.ja}${name} に代わり ${use} を使います`,
        },
        {
          tags: ['deprecated'],
          ...(found.severity ? { severity: found.severity } : {}),
          ...(same && to !== undefined ? { fixes: [changeName(word, to)] } : {}),
        },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr"/>
                                                                 ^^^^^^ ocf:heartbeat:IPaddr is superseded by ocf:heartbeat:IPaddr2 on Linux
      <primitive id="data" class="ocf" provider="heartbeat" type="drbd"/>
                                                 ^^^^^^^^^ warning cib/agent-superseded: ocf:heartbeat:drbd is superseded by ocf:linbit:drbd
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
