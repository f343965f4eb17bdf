import { intervalOf, isSwitchedOff, operationsOf, optionOf } from '../cluster/operations.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/monitor-switched-off',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'All monitors of a resource are switched off.',
      why: 'enabled="false" keeps the operation in the file without running it (Pacemaker Explained, Operations, enabled). It is useful for a while, and easily forgotten: failures then go unnoticed.',
      fix: 'Enable it again, or remove the operation if nothing shall be watched.',
    },
    ja: {
      what: 'リソースの monitor がすべて無効です。',
      why: 'enabled="false" のオペレーションは、ファイルに残っていても実行されません（Pacemaker Explained、Operations、enabled）。一時的な設定のまま忘れられると、故障が検知されません。',
      fix: '有効に戻します。監視しない場合は、オペレーションを削除します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const operations = operationsOf(resource, pacemaker);
      const monitors = operations.filter(o => o.name?.value === 'monitor' && intervalOf(o, pacemaker) !== 0);
      if (monitors.length === 0 || !monitors.every(isSwitchedOff)) continue;
      const [enabled] = monitors.flatMap(m => optionOf(m, 'enabled') ?? []);
      if (!enabled) continue;
      report(
        enabled.at,
        {
          en: `the monitor of "${nameOf(resource)}" is switched off, so its failures go unnoticed`,
          ja: `"${nameOf(resource)}" の monitor が無効のため、故障が検知されません`,
        },
        {
          fixes: [
            {
              title: { en: 'Set enabled to true', ja: 'enabled を true に設定する' },
              safe: false,
              edits: [{ ...enabled.at, newText: 'true' }],
            },
          ],
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10s" timeout="20s" enabled="false"/>
                                                                                    ^^^^^ the monitor of "vip" is switched off, so its failures go unnoticed
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
