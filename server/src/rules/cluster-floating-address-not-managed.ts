import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/floating-address-not-managed',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'The address of a floating host is no address that Pacemaker manages.',
      why: 'A floating host is found by its address, which must exist on exactly one machine at a time (drbd.conf(5), floating). Where Pacemaker runs the resource, an IPaddr2 resource should see to that; an address that belongs to a node is fine too.',
      fix: 'Add an IPaddr2 resource for the address, or write on sections.',
    },
    ja: {
      what: 'フローティングのホストのアドレスが、Pacemaker の管理するアドレスではありません。',
      why: 'フローティングのホストはアドレスで識別されるため、そのアドレスは常に 1 台のマシンだけに存在する必要があります（drbd.conf(5)、floating）。Pacemaker がリソースを起動する場合は、IPaddr2 リソースで管理します。ノード自身のアドレスでも問題ありません。',
      fix: 'アドレスの IPaddr2 リソースを追加するか、on セクションで書きます。',
    },
  },
  check(model, report) {
    const managed = new Set(model.pacemaker.flatMap(p => managedDrbd(p).map(m => m.name.value)));
    if (managed.size === 0 || model.pacemaker.some(p => !p.facts.whole || p.facts.incomplete)) return;
    const addresses = new Set<string>();
    for (const { nodes } of model.corosync) {
      for (const node of nodes) for (const { value } of node.addresses.values()) addresses.add(value);
    }
    for (const pacemaker of model.pacemaker) {
      for (const resource of pacemaker.allResources) {
        const ip = pacemaker.parameter(resource, 'ip')?.value;
        if (ip !== undefined) addresses.add(ip);
      }
    }
    for (const { facts } of [...managed].flatMap(name => resourcesNamed(model.drbd, name))) {
      for (const { kind, address } of facts.hosts) {
        if (kind !== 'floating' || !address || addresses.has(address.host)) continue;
        report(address.hostAt, {
          en: `no resource of Pacemaker and no node has the address ${address.host} of this floating host`,
          ja: `フローティングのホストのアドレス ${address.host} が、Pacemaker のリソースにもノードにもありません`,
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
  floating 10.0.0.9:7789 { node-id 0; }
           ^^^^^^^^ no resource of Pacemaker and no node has the address 10.0.0.9 of this floating host
  floating 10.0.0.1:7789 { node-id 1; }
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
      <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="ip-params">
          <nvpair id="ip-ip" name="ip" value="10.0.0.1"/>
        </instance_attributes>
      </primitive>
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
  floating 10.0.0.1:7789 { node-id 0; }
  floating 10.0.0.2:7789 { node-id 1; }
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
      <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="ip-params">
          <nvpair id="ip-ip" name="ip" value="10.0.0.1"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
-- corosync.conf --
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
`,
    ],
  },
});
