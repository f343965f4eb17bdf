import { intervalOf, isSwitchedOff, operationsOf } from '../cluster/operations.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/monitor-never-recurs',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The only monitor of a resource has interval 0, so it never recurs.',
      why: 'A monitor with interval 0 sets options of the probe, which looks once whether the resource runs already (Pacemaker Explained, Operations, interval). After the start nobody looks, and a failure goes unnoticed.',
      fix: 'Give the monitor an interval, such as 10s.',
    },
    ja: {
      what: 'リソースの唯一の monitor の interval が 0 で、繰り返し実行されません。',
      why: 'interval が 0 の monitor は、リソースが既に動作しているかを 1 回だけ調べるプローブの設定です（Pacemaker Explained、Operations、interval）。起動後は監視されないため、故障しても検知されません。',
      fix: 'monitor に interval（10s など）を指定します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const monitors = operationsOf(resource, pacemaker).filter(o => o.name?.value === 'monitor');
      const [monitor] = monitors;
      if (!monitor?.interval || !monitors.every(m => intervalOf(m, pacemaker) === 0 && !isSwitchedOff(m))) continue;
      const name = nameOf(resource);
      report(monitor.interval.at, {
        en: `the monitor of "${name}" has interval 0, so it never recurs and a failure goes unnoticed`,
        ja: `"${name}" の monitor の interval が 0 のため、繰り返し実行されず、故障が検知されません`,
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
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="0" timeout="20s"/>
                                                        ^ the monitor of "vip" has interval 0, so it never recurs and a failure goes unnoticed
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
          <op id="vip-probe" name="monitor" interval="0" timeout="40s"/>
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
