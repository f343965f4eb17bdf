import { agentNamed } from '../cluster/agents.ts';
import { intervalOf, looksLikeMilliseconds, optionOf } from '../cluster/operations.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/timeout-above-interval',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A monitor may take far longer than the time between two runs.',
      why: 'The next run waits until the one before it has ended, so this is allowed; but a hanging resource is noticed only when the timeout is over, although the short interval looks like a quick reaction (Pacemaker Explained, Operations).',
      fix: 'Shorten the timeout, or lengthen the interval, unless the agent really needs that long.',
    },
    ja: {
      what: 'monitor のタイムアウトが、実行間隔よりはるかに長くなっています。',
      why: '次の実行は前の実行が終わるまで待つため、設定としては可能です。ただし、間隔が短くても、応答しないリソースの故障はタイムアウトまで検知されません（Pacemaker Explained、Operations）。',
      fix: 'エージェントが必要としないなら、timeout を短くするか、interval を長くします。',
    },
  },
  check(pacemaker, report, model) {
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      for (const operation of resource.operations) {
        if (operation.name?.value !== 'monitor') continue;
        const written = optionOf(operation, 'timeout');
        const timeout = written && cibMilliseconds(written.value, pacemaker.version);
        const interval = intervalOf(operation, pacemaker);
        if (!written || looksLikeMilliseconds(written.value) || !timeout || !interval || timeout < interval * far)
          continue;
        const agent = agentNamed(pacemaker.agent(resource) ?? '', model.settings.agents);
        const advised = agent?.actions.flatMap(a => (a.name === 'monitor' && cibMilliseconds(a.timeout ?? '')) || []);
        if (advised?.some(a => a >= timeout)) continue;
        report(written.at, {
          en: `the monitor runs every ${interval / 1000} s, but a hanging one is noticed only after ${timeout / 1000} s`,
          ja: `監視間隔は ${interval / 1000} 秒ですが、応答しない場合に検知されるのは ${timeout / 1000} 秒後です`,
        });
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
          <op id="vip-monitor" name="monitor" interval="5s" timeout="300s"/>
                                                                     ^^^^ the monitor runs every 5 s, but a hanging one is noticed only after 300 s
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
          <op id="vip-monitor" name="monitor" interval="10s" timeout="60s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Timeouts of some intervals are common and harmless. */
const far = 30;
