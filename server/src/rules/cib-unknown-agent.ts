import { type Agents, agentNamed, agentNames } from '../cluster/agents.ts';
import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { nearName } from '../cluster/near-name.ts';
import { agentsOf } from '../cluster/resources-by-agent.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unknown-agent',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An agent is not known, but its name is nearly that of one that is.',
      why: 'Which agents are installed is for each node to say, so an unknown agent alone is no finding. One letter, or the letter case, beside a known agent of the same provider is probably a slip.',
      fix: 'Correct the name, or allow the finding. Agents of your own are known when their metadata is named under agents in quorumlens.json.',
    },
    ja: {
      what: '未知のエージェントですが、既知のエージェントと名前がほとんど同じです。',
      why: 'どのエージェントがインストールされているかはノードによるため、未知というだけでは報告しません。同じプロバイダの既知のエージェントと 1 文字だけ、または大文字と小文字だけが違う場合は、書き間違いの可能性があります。',
      fix: '名前を直すか、この診断を許可します。独自のエージェントは、quorumlens.json の agents にメタデータを指定すると既知になります。',
    },
  },
  check(pacemaker, report, model) {
    const own = model.settings.agents;
    if ([...agentsOf(pacemaker)].every(name => agentNamed(name, own))) return;
    const nears = new Map<string, string | undefined>();
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      const { type } = resource;
      const name = resource.template ? undefined : pacemaker.agent(resource);
      if (name === undefined || !type || !/^(?:ocf|stonith):/.test(name) || agentNamed(name, own)) continue;
      // A file may have any number of resources, but few agents.
      if (!nears.has(name) && nears.size < mostNames) nears.set(name, nearType(name, type.value, own));
      const near = nears.get(name);
      if (near === undefined) continue;
      report(
        type.at,
        didYouMean({ en: `there is no known agent ${name}`, ja: `${name} は既知のエージェントではありません` }, near),
        { fixes: [changeName(type, near)] },
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPadr2"/>
                                                                 ^^^^^^ there is no known agent ocf:heartbeat:IPadr2 (did you mean "IPaddr2"?)
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
      <primitive id="vip" class="ocf" provider="acme" type="IPadr2"/>
      <primitive id="web" class="systemd" type="apach"/>
      <primitive id="db" class="ocf" provider="heartbeat" type="acme-database"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

const mostNames = 500;

/** A type of the same class and provider that was probably meant. */
function nearType(name: string, type: string, own: Agents | undefined): string | undefined {
  const prefix = name.slice(0, name.length - type.length);
  const types = agentNames(own).flatMap(n => (n.startsWith(prefix) ? [n.slice(prefix.length)] : []));
  const near = nearName(type, types);
  return near && near.how !== 'domain' ? near.name : undefined;
}
