import type { PairSet } from '../cluster/pacemaker.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { pairsOf } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/start-failure-is-fatal',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A failed start ignores migration-threshold.',
      why: 'start-failure-is-fatal is true by default: one failed start bans the resource from the node, whatever migration-threshold says; the threshold counts failures of the running resource only (Pacemaker Explained, start-failure-is-fatal).',
      fix: 'Set start-failure-is-fatal to false, if a start shall be tried again on the same node.',
    },
    ja: {
      what: '起動の失敗には、migration-threshold が適用されません。',
      why: 'start-failure-is-fatal のデフォルトは true のため、起動に 1 回失敗したリソースは、migration-threshold の値にかかわらず、そのノードで起動されなくなります。回数が数えられるのは、動作中の故障だけです（Pacemaker Explained、start-failure-is-fatal）。',
      fix: '同じノードで起動を再試行する場合は、start-failure-is-fatal を false にします。',
    },
  },
  check(pacemaker, report) {
    const fatal = pacemaker.property('start-failure-is-fatal');
    if (fatal ? truth(fatal) !== true : !isWhole(pacemaker)) return;
    const look = (sets: readonly PairSet[]): void => {
      for (const { name, value } of pairsOf(sets)) {
        if (name.value !== 'migration-threshold' || !/^\d+$/.test(value?.value ?? '')) continue;
        const threshold = Number(value?.value);
        if (threshold < 2 || threshold >= 1_000_000) continue;
        report(name.at, {
          en: `migration-threshold is ${threshold}, but one failed start is enough (start-failure-is-fatal is true${fatal ? '' : ' by default'})`,
          ja: `migration-threshold が ${threshold} ですが、起動は 1 回の失敗で再試行されなくなります（start-failure-is-fatal が${fatal ? '' : 'デフォルトの'} true です）`,
        });
      }
    };
    look(pacemaker.facts.rscDefaults);
    for (const { meta } of [...pacemaker.allResources, ...pacemaker.facts.templates]) look(meta);
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
          <nvpair id="vip-meta-migration-threshold" name="migration-threshold" value="5"/>
                                                          ^^^^^^^^^^^^^^^^^^^ migration-threshold is 5, but one failed start is enough (start-failure-is-fatal is true by default)
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
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
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-start-failure-is-fatal" name="start-failure-is-fatal" value="false"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-migration-threshold" name="migration-threshold" value="5"/>
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-migration-threshold" name="migration-threshold" value="1"/>
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
