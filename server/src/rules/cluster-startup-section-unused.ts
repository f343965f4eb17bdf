import { managedDrbd } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/startup-section-unused',
  severity: 'info',
  on: 'cluster',
  doc: {
    en: {
      what: 'A startup section stands in a configuration that Pacemaker starts.',
      why: 'Only the init script and the systemd units of DRBD read it (drbd.conf(5), startup section).',
      fix: 'Remove it, unless other resources are started without Pacemaker.',
    },
    ja: {
      what: 'Pacemaker が起動する構成に、startup セクションがあります。',
      why: '参照するのは、DRBD の init スクリプトと systemd ユニットだけです（drbd.conf(5)、startup セクション）。',
      fix: 'Pacemaker 以外で起動するリソースがなければ、削除します。',
    },
  },
  check(model, report) {
    const managed = new Set(model.pacemaker.flatMap(p => managedDrbd(p).map(m => m.name.value)));
    if (managed.size === 0) return;
    for (const { resources, parts } of model.drbd) {
      if (resources.length === 0) continue;
      const own = resources.flatMap(r => (r.facts.startupAt && managed.has(r.name) ? [r.facts.startupAt] : []));
      const all = resources.every(r => managed.has(r.name));
      const common = all ? parts.flatMap(p => p.facts.common?.startupAt ?? []) : [];
      for (const at of [...own, ...common]) {
        report(at, {
          en: 'startup has no effect where Pacemaker starts DRBD',
          ja: 'Pacemaker が DRBD を起動する場合、startup は使われません',
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  startup { wfc-timeout 60; }
  ^^^^^^^ startup has no effect where Pacemaker starts DRBD
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
