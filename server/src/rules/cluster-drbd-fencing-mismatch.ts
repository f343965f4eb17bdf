import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { baseName, pathPart } from '../cluster/file-path.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/drbd-fencing-mismatch',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'DRBD waits for fencing, but Pacemaker does not fence.',
      why: 'With resource-and-stonith I/O is frozen while crm-fence-peer waits for the node to be fenced; with stonith-enabled false that never happens (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters; header of crm-fence-peer.9.sh).',
      fix: 'Turn fencing on in Pacemaker, or set fencing to resource-only.',
    },
    ja: {
      what: 'DRBD はフェンシングを待ちますが、Pacemaker のフェンシングが無効です。',
      why: 'resource-and-stonith では、crm-fence-peer がノードのフェンシングを待つ間、I/O が停止します。stonith-enabled が false だと、フェンシングは行われません（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters、crm-fence-peer.9.sh のヘッダ）。',
      fix: 'Pacemaker のフェンシングを有効にするか、fencing を resource-only にします。',
    },
  },
  check(model, report) {
    const off = model.pacemaker.flatMap(p => {
      const enabled = p.property('stonith-enabled');
      return enabled && /^(?:false|no|n|off|0)$/i.test(enabled.value) ? [{ p, enabled }] : [];
    });
    if (off.length === 0) return;
    const say = reportOnce(report);
    const names = new Set(off.flatMap(({ p }) => managedDrbd(p).map(m => m.name.value)));
    const resources = [...names].flatMap(name => resourcesNamed(model.drbd, name)).filter(r => !r.facts.generated);
    for (const { resource, net, handlers } of resources.flatMap(resourceScopes)) {
      const fencing = net.get('fencing');
      if (fencing?.value !== 'resource-and-stonith' || !fencing.at) continue;
      if (!/crm-fence-peer/.test(handlers.get('fence-peer')?.value ?? '')) continue;
      for (const { p, enabled } of off) {
        if (!managedDrbd(p).some(m => m.name.value === resource?.name)) continue;
        const name = p.facts.properties.flatMap(s => s.pairs).find(x => x.value?.at === enabled.at)?.name.value;
        const property = `${name ?? 'stonith-enabled'}`;
        const file = baseName(pathPart(p.file));
        say(
          fencing.at,
          {
            en: `fencing is resource-and-stonith, but ${property} is ${enabled.value} in ${file}`,
            ja: `fencing が resource-and-stonith ですが、${file} では ${property} が ${enabled.value} です`,
          },
          { related: [{ ...enabled.at, message: { en: property, ja: property } }] },
        );
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
  net { fencing resource-and-stonith; }
                ^^^^^^^^^^^^^^^^^^^^ fencing is resource-and-stonith, but stonith-enabled is false in cib.xml
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="opt-1" name="stonith-enabled" value="false"/>
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
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
        <nvpair id="opt-1" name="stonith-enabled" value="true"/>
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
