import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { managedDrbd, promotedMax } from '../cluster/managed-drbd.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/two-primaries-without-need',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'allow-two-primaries is set, but Pacemaker promotes one node only.',
      why: 'Nothing needs it then, and it takes away the protection of a local file system that someone mounts twice; for a live migration it can be switched on for its duration (drbd.conf(5), allow-two-primaries; DRBD User’s Guide, dual-primary mode).',
      fix: 'Remove allow-two-primaries, or set promoted-max to 2 for a cluster file system.',
    },
    ja: {
      what: 'allow-two-primaries が有効ですが、Pacemaker が昇格させるのは 1 ノードだけです。',
      why: '必要がない設定で、ローカルのファイルシステムの二重マウントを防げなくなります。ライブマイグレーションでは、その間だけ有効にできます（drbd.conf(5)、allow-two-primaries、DRBD User’s Guide、デュアルプライマリモード）。',
      fix: 'allow-two-primaries を削除するか、クラスタファイルシステムの場合は promoted-max を 2 にします。',
    },
  },
  check(model, report) {
    const say = reportOnce(report);
    const names = new Set(model.pacemaker.flatMap(p => managedDrbd(p).map(m => m.name.value)));
    const resources = [...names].flatMap(name => resourcesNamed(model.drbd, name)).filter(r => !r.facts.generated);
    for (const { resource, net } of resources.flatMap(resourceScopes)) {
      const two = net.get('allow-two-primaries');
      if (two?.value !== 'yes' || !two.at || !resource) continue;
      const managers = model.pacemaker.flatMap(p =>
        managedDrbd(p).flatMap(m => (m.clone && m.name.value === resource.name ? [{ p, m }] : [])),
      );
      if (managers.length === 0 || managers.some(({ p, m }) => (promotedMax(m, p)?.value ?? 1) > 1)) continue;
      const [first] = managers;
      say(
        two.at,
        {
          en: `allow-two-primaries is set, but Pacemaker promotes "${resource.name}" on one node only`,
          ja: `allow-two-primaries が有効ですが、Pacemaker が "${resource.name}" を昇格させるのは 1 ノードだけです`,
        },
        first
          ? {
              related: [
                {
                  ...first.m.name.at,
                  message: {
                    en: `Pacemaker runs "${resource.name}" here`,
                    ja: `Pacemaker はここで "${resource.name}" を起動します`,
                  },
                },
              ],
            }
          : {},
      );
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    allow-two-primaries yes;
                        ^^^ allow-two-primaries is set, but Pacemaker promotes "r0" on one node only
    fencing resource-and-stonith;
  }
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
  net {
    allow-two-primaries yes;
    fencing resource-and-stonith;
  }
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
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
          <nvpair id="ms-max" name="promoted-max" value="2"/>
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
