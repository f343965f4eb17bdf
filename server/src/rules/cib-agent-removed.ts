import { agentNamed } from '../cluster/agents.ts';
import { agentsOf } from '../cluster/resources-by-agent.ts';
import { compareVersions, versionOf } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/agent-removed',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The agent is no longer part of the release that the file is judged for.',
      why: 'Pacemaker up to 2.0.5 brought ocf:pacemaker:pingd, and up to 2.1.4 ocf:pacemaker:SystemHealth; without the agent the resource cannot be started. Agents of other packages have releases of their own, so their end is only mentioned (ocf:heartbeat:rkt, last in resource-agents 4.18.0).',
      fix: 'Use the agent that replaces it (ping for pingd), or keep a copy of the agent under a provider of your own.',
    },
    ja: {
      what: '検査の対象とするリリースには含まれないエージェントです。',
      why: 'ocf:pacemaker:pingd は Pacemaker 2.0.5 まで、ocf:pacemaker:SystemHealth は 2.1.4 までのリリースに含まれています。エージェントがなければ、リソースは起動できません。ほかのパッケージのエージェントはリリースが別のため、廃止されたことだけを知らせます（ocf:heartbeat:rkt は resource-agents 4.18.0 まで）。',
      fix: '代わりのエージェント（pingd には ping）を使うか、エージェントの写しを独自のプロバイダに置きます。',
    },
  },
  check(pacemaker, report, model) {
    if (![...agentsOf(pacemaker)].some(name => agentNamed(name, model.settings.agents)?.until)) return;
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      const name = resource.template ? undefined : pacemaker.agent(resource);
      const until = name === undefined ? undefined : agentNamed(name, model.settings.agents)?.until;
      // The one of DRBD has a successor, which is said there.
      if (!until || !resource.type || name === 'ocf:heartbeat:drbd') continue;
      const isPacemaker = until.startsWith('pacemaker ');
      if (isPacemaker && compareVersions(pacemaker.version, versionOf(until)) <= 0) continue;
      const last = until.replace(/^pacemaker/, 'Pacemaker');
      report(
        resource.type.at,
        { en: `${last} is the last release with ${name}`, ja: `${name} は ${last} を最後に廃止されました` },
        isPacemaker ? {} : { severity: 'info' },
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
      <primitive id="health" class="ocf" provider="pacemaker" type="SystemHealth"/>
                                                                    ^^^^^^^^^^^^ Pacemaker 2.1.4 is the last release with ocf:pacemaker:SystemHealth
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-1.2">
  <configuration>
    <resources>
      <primitive id="health" class="ocf" provider="pacemaker" type="SystemHealth"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
