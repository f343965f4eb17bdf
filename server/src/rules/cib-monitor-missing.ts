import { managedDrbd } from '../cluster/managed-drbd.ts';
import { operationsInForce } from '../cluster/pacemaker-effective.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/monitor-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource is not monitored.',
      why: 'The cluster notices the failure of a resource only by a recurring monitor; the intervals in the metadata of an agent are advice, not defaults (Pacemaker Explained, Resource Operations). pcs and crmsh add one, other tools do not. Where other operations are written, or for a fencing device, it is a hint: the monitor may have been left out on purpose.',
      fix: 'Add an op with name="monitor" and an interval.',
    },
    ja: {
      what: 'リソースが監視されていません。',
      why: 'クラスタがリソースの故障を検知できるのは、定期的な monitor によってだけです。エージェントのメタデータにある間隔は推奨で、デフォルト値ではありません（Pacemaker Explained、Resource Operations）。pcs と crmsh は自動的に追加しますが、ほかのツールは追加しません。ほかのオペレーションが書かれている場合と、フェンシングデバイスの場合は、意図して省いた可能性があるためヒントとします。',
      fix: 'name="monitor" と interval を指定した op を追加します。',
    },
  },
  check(pacemaker, report) {
    // What is left out of an excerpt with marks may be the monitor.
    if (pacemaker.facts.incomplete) return;
    // Of DRBD both roles need one, which has a rule of its own.
    const drbd = new Set(managedDrbd(pacemaker).flatMap(m => (m.clone ? [m.primitive] : [])));
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive' || drbd.has(resource)) continue;
      const { operations, isOpen } = operationsInForce(pacemaker, resource);
      // One that never recurs, or that is switched off, is a fault of its own.
      if (isOpen || operations.some(o => o.name === 'monitor' || o.name === undefined)) continue;
      const isDevice = pacemaker.agent(resource)?.startsWith('stonith:') === true;
      const name = nameOf(resource);
      report(
        resource.at,
        isDevice
          ? {
              en: `"${name}" has no recurring monitor, so its failure shows only when it is needed`,
              ja: `"${name}" に定期的な monitor がないため、故障していても必要になるまで分かりません`,
            }
          : {
              en: `"${name}" has no recurring monitor, so the cluster does not notice its failure`,
              ja: `"${name}" に定期的な monitor がないため、故障してもクラスタが検知しません`,
            },
        isDevice || operations.length > 0 ? { severity: 'hint' } : {},
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fence" class="stonith" type="fence_xvm"/>
       ^^^^^^^^^ "fence" has no recurring monitor, so its failure shows only when it is needed
      <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
       ^^^^^^^^^ "web" has no recurring monitor, so the cluster does not notice its failure
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <template id="site" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="site-monitor" name="monitor" interval="30s" timeout="20s"/>
        </operations>
      </template>
      <primitive id="web" template="site"/>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
