import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/auto-promote-beside-agent',
  severity: 'hint',
  on: 'cluster',
  doc: {
    en: {
      what: 'Both DRBD and Pacemaker may promote a resource.',
      why: 'auto-promote is on by default: the first access to the device promotes it. Where ocf:linbit:drbd promotes, the DRBD User’s Guide switches auto-promote off, so that only one of them decides.',
      fix: 'Set auto-promote no in options.',
    },
    ja: {
      what: 'DRBD と Pacemaker の両方がリソースを昇格させる可能性があります。',
      why: 'auto-promote はデフォルトで有効で、デバイスへの最初のアクセスで昇格します。ocf:linbit:drbd が昇格させる場合、DRBD User’s Guide では auto-promote を無効にし、一方だけが決めるようにしています。',
      fix: 'options に auto-promote no を設定します。',
    },
  },
  check(model, report) {
    const managed = new Set(model.pacemaker.flatMap(p => managedDrbd(p).flatMap(m => (m.clone ? m.name.value : []))));
    const resources = [...managed].flatMap(name => resourcesNamed(model.drbd, name));
    for (const { name, options, facts, configuration } of resources) {
      if (!isDrbd9(configuration.version)) continue;
      const promote = options.get('auto-promote');
      if (promote?.value !== 'yes') continue;
      report(promote.at ?? facts.name.at, {
        en: `auto-promote is on${promote.at ? '' : ' (the default)'}, although Pacemaker promotes "${name}"`,
        ja: `Pacemaker が "${name}" を昇格させますが、auto-promote が有効です${promote.at ? '' : '（デフォルト）'}`,
      });
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { auto-promote yes; }
                         ^^^ auto-promote is on, although Pacemaker promotes "r0"
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
  options { auto-promote no; }
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
