import { operationsOf, optionOf } from '../cluster/operations.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { refersToMeta, writesMeta } from '../cluster/written-meta.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/failure-timeout-too-short',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A failure is forgotten before the operation that found it has ended.',
      why: 'failure-timeout should be longer than every operation of the resource: if failures expire while an operation still runs, the cluster may never react to them, or try again on the same node without end (Pacemaker Explained, warning at failure-timeout).',
      fix: 'Set failure-timeout to minutes or hours, longer than the longest timeout.',
    },
    ja: {
      what: 'オペレーションが終わる前に、故障が忘れられる設定です。',
      why: 'failure-timeout は、リソースのどのオペレーションの時間よりも長くする必要があります。短いと、故障が処理されなかったり、同じノードで試行が繰り返されたりするおそれがあります（Pacemaker Explained の failure-timeout の警告）。',
      fix: 'failure-timeout を、最も長い timeout より長い、数分や数時間の値にします。',
    },
  },
  check(pacemaker, report) {
    const say = reportOnce(report);
    const { allResources } = pacemaker;
    if (!writesMeta(pacemaker, 'failure-timeout') && !refersToMeta(pacemaker)) return;
    for (const resource of allResources) {
      // For SAP central services with ENSA1 the guides of SUSE and Red Hat set 60 s on purpose.
      if (resource.kind !== 'primitive' || pacemaker.agent(resource) === 'ocf:heartbeat:SAPInstance') continue;
      const { value, at, unknown, possible } = metaInForce(pacemaker, resource, 'failure-timeout');
      const forgotten = cibMilliseconds(value ?? '', pacemaker.version);
      if (!at || unknown || possible.length > 0 || !forgotten) continue;
      let longest = 0;
      let action = '';
      for (const operation of operationsOf(resource, pacemaker)) {
        const timeout = cibMilliseconds(optionOf(operation, 'timeout')?.value ?? '', pacemaker.version) ?? 0;
        if (timeout <= longest) continue;
        longest = timeout;
        action = operation.name?.value ?? 'monitor';
      }
      // Equal values leave no gap in practice, and are common in guides.
      if (forgotten >= longest) continue;
      const name = nameOf(resource);
      say(at, {
        en: `failure-timeout is ${forgotten / 1000} s, but must be longer than ${action} of "${name}" may take (${longest / 1000} s)`,
        ja: `failure-timeout が ${forgotten / 1000} 秒ですが、"${name}" の ${action} の timeout（${longest / 1000} 秒）より大きくする必要があります`,
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-failure-timeout" name="failure-timeout" value="10s"/>
                                                                              ^^^ failure-timeout is 10 s, but must be longer than monitor of "vip" may take (60 s)
        </meta_attributes>
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
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-failure-timeout" name="failure-timeout" value="10min"/>
        </meta_attributes>
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
