import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { cloneMax, managedDrbd } from '../cluster/managed-drbd.ts';
import { nearName } from '../cluster/near-name.ts';
import { clusterNodes, isNode } from '../cluster/node-names.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/drbd-host-not-a-node',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'Pacemaker runs the DRBD resource on more nodes than the resource has hosts among the nodes of the cluster.',
      why: 'Pacemaker starts an instance of the clone on a node, and there drbdadm finds no on section with the name of the node ("not defined in your config (for this host)"). A host outside the cluster is fine as long as clone-max leaves it out.',
      fix: 'Call the host as the node is called, or set clone-max to the number of hosts in the cluster.',
    },
    ja: {
      what: 'Pacemaker が DRBD リソースを起動するノードの数が、クラスタのノードであるホストの数を超えています。',
      why: 'Pacemaker はクローンのインスタンスをノードで起動しますが、そのノード名の on セクションがないため、drbdadm はリソースを見つけられません（"not defined in your config (for this host)"）。クラスタの外のホストは、clone-max に含まれていなければ問題ありません。',
      fix: 'ホスト名をノード名に合わせるか、clone-max をクラスタ内のホストの数にします。',
    },
  },
  check(model, report) {
    const nodes = clusterNodes(model);
    if (!nodes.complete) return;
    const spelled = [...nodes.byName.values()].map(n => n.value);
    const seen = new Set<string>();
    for (const pacemaker of model.pacemaker) {
      for (const managed of managedDrbd(pacemaker)) {
        if (!managed.clone) continue;
        const instances = cloneMax(managed, pacemaker)?.value ?? nodes.byName.size;
        for (const resource of resourcesNamed(model.drbd, managed.name.value)) {
          const { hosts, incomplete } = resource.facts;
          if (incomplete || hosts.some(h => h.kind !== 'on' || h.names.length !== 1)) continue;
          const names = hosts.flatMap(h => h.names);
          const others = names.filter(n => !isNode(n.value, nodes));
          const here = names.length - others.length;
          if (instances <= here) continue;
          const claimed = new Set(names.map(n => n.value.toLowerCase()));
          for (const name of others) {
            const own = name.value.toLowerCase();
            const place = `${name.at.file} ${name.at.span.start}`;
            // A near miss of a node's name is said by cluster/unknown-node.
            if (seen.has(place) || nearName(name.value, spelled, n => n !== own && claimed.has(n))) continue;
            seen.add(place);
            report(
              name.at,
              {
                en: `"${name.value}" is not a node of the cluster, but Pacemaker runs DRBD resource "${resource.name}" on ${instances} nodes, of which ${here === 0 ? 'none' : `only ${here}`} ${here < 2 ? 'is a host' : 'are hosts'} of it`,
                ja: `"${name.value}" はクラスタのノードではありませんが、Pacemaker は DRBD リソース "${resource.name}" を ${instances} ノードで起動し、そのうちリソースのホストは ${here} 台です`,
              },
              {
                related: [
                  {
                    ...managed.name.at,
                    message: {
                      en: `Pacemaker runs "${resource.name}" here`,
                      ja: `Pacemaker はここで "${resource.name}" を起動します`,
                    },
                  },
                ],
              },
            );
          }
        }
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on storage1 { address 10.0.0.1:7788; }
     ^^^^^^^^ "storage1" is not a node of the cluster, but Pacemaker runs DRBD resource "r0" on 2 nodes, of which none is a host of it
  on storage2 { address 10.0.0.2:7788; }
     ^^^^^^^^ "storage2" is not a node of the cluster, but Pacemaker runs DRBD resource "r0" on 2 nodes, of which none is a host of it
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
  node {
    name: bravo
  }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; }
  on backup-site { node-id 2; address 10.1.0.1:7788; }
  connection-mesh { hosts alpha bravo backup-site; }
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
  node {
    name: bravo
  }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-clone-max" name="clone-max" value="2"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
