import { operationOption, operationsInForce } from '../cluster/pacemaker-effective.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stop-timeout-above-shutdown-escalation',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A stop may take longer than the cluster waits when a node shuts down.',
      why: 'After shutdown-escalation (20 minutes by default) Pacemaker gives up stopping resources in order and exits at once (Pacemaker Explained, cluster options). A stop that is allowed more time than that is then cut off, and the other nodes fence the one that has gone.',
      fix: 'Raise shutdown-escalation above the longest stop, or shorten the timeout.',
    },
    ja: {
      what: '停止の timeout が、ノードのシャットダウン時に待つ時間より長くなっています。',
      why: 'shutdown-escalation（デフォルトは 20 分）が過ぎると、Pacemaker はリソースの停止を待たずに終了します（Pacemaker Explained の cluster options）。それより長い時間のかかる停止は打ち切られ、そのノードはほかのノードからフェンシングされます。',
      fix: 'shutdown-escalation を最も長い stop より大きくするか、timeout を短くします。',
    },
  },
  check(pacemaker, report) {
    const written = pacemaker.property('shutdown-escalation');
    const limit = written ? cibMilliseconds(written.value, pacemaker.version) : 1_200_000;
    if (!limit) return;
    const said = new Set<number>();
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive') continue;
      for (const operation of operationsInForce(pacemaker, resource).operations) {
        if (operation.name !== 'stop') continue;
        const { value, at, unknown } = operationOption(pacemaker, resource, operation, 'timeout');
        const timeout = cibMilliseconds(value ?? '', pacemaker.version);
        if (!at || unknown || !timeout || timeout <= limit || said.has(at.span.start)) continue;
        said.add(at.span.start);
        const name = nameOf(resource);
        report(at, {
          en: `stop of "${name}" may take ${timeout / 1000} s, but a node that shuts down waits ${limit / 1000} s (shutdown-escalation${written ? '' : ', by default'})`,
          ja: `"${name}" の stop の timeout が ${timeout / 1000} 秒ですが、シャットダウン時に待つのは${written ? ' ' : 'デフォルトの '}${limit / 1000} 秒です（shutdown-escalation）`,
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
      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
        <operations>
          <op id="db-stop" name="stop" interval="0s" timeout="3600s"/>
                                                              ^^^^^ stop of "db" may take 3600 s, but a node that shuts down waits 1200 s (shutdown-escalation, by default)
          <op id="db-monitor" name="monitor" interval="20s" timeout="30s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-shutdown-escalation" name="shutdown-escalation" value="5min"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
        <operations>
          <op id="db-stop" name="stop" interval="0s" timeout="600s"/>
                                                              ^^^^ stop of "db" may take 600 s, but a node that shuts down waits 300 s (shutdown-escalation)
          <op id="db-monitor" name="monitor" interval="20s" timeout="30s"/>
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
      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
        <operations>
          <op id="db-stop" name="stop" interval="0s" timeout="120s"/>
          <op id="db-monitor" name="monitor" interval="20s" timeout="30s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-shutdown-escalation" name="shutdown-escalation" value="2h"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="db" class="ocf" provider="heartbeat" type="mysql">
        <operations>
          <op id="db-stop" name="stop" interval="0s" timeout="3600s"/>
          <op id="db-monitor" name="monitor" interval="20s" timeout="30s"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
