import type { DrbdResource } from '../cluster/drbd.ts';
import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { cloneMax, managedDrbd } from '../cluster/managed-drbd.ts';
import { clusterNodes, isNode } from '../cluster/node-names.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/clone-max-mismatch',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'clone-max is not the number of hosts of the DRBD resource.',
      why: 'One instance of the clone belongs on each host of the resource (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters). With more instances, the agent finds no resource on the nodes without an on section and fails there; with fewer, DRBD is not started on some of its hosts.',
      fix: 'Set clone-max to the number of hosts that are nodes of the cluster.',
    },
    ja: {
      what: 'clone-max が DRBD リソースのホストの数と異なります。',
      why: 'クローンのインスタンスは、リソースのホストごとに 1 つずつ起動します（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。多い場合は、on セクションのないノードでエージェントがリソースを見つけられず、起動に失敗します。少ない場合は、一部のホストで DRBD が起動しません。',
      fix: 'clone-max を、クラスタのノードであるホストの数にします。',
    },
  },
  check(model, report) {
    const nodes = clusterNodes(model);
    for (const pacemaker of model.pacemaker) {
      const seen = new Set<number>();
      for (const managed of managedDrbd(pacemaker)) {
        const max = cloneMax(managed, pacemaker);
        if (!max || max.value === 0 || seen.has(max.at.span.start)) continue;
        // The resource may be defined by several files that are alternatives: then one that fits is enough.
        const found = resourcesNamed(model.drbd, managed.name.value);
        if (found.length === 0 || !found.every(isCountable)) continue;
        const faults = found.map(resource => {
          const names = resource.hostNames;
          const inCluster = nodes.complete ? names.filter(n => isNode(n, nodes)) : names;
          // A host outside the cluster starts DRBD by itself. When no name fits at all, the names are the fault.
          if (inCluster.length === 0 || (max.value >= inCluster.length && max.value <= names.length)) return undefined;
          return { resource, hosts: inCluster.length, all: inCluster.length === names.length };
        });
        const fault = faults[0];
        if (!fault || faults.some(f => f === undefined)) continue;
        seen.add(max.at.span.start);
        const { name } = fault.resource.facts;
        report(max.at, message(max.value, name.value, fault.hosts, fault.all), {
          related: [
            {
              ...name.at,
              message: {
                en: `DRBD resource "${name.value}" has ${count(fault.hosts)}`,
                ja: `DRBD リソース "${name.value}" のホストは ${fault.hosts} 台です`,
              },
            },
          ],
          fixes: [
            {
              title: { en: `Set clone-max to ${fault.hosts}`, ja: `clone-max を ${fault.hosts} に設定する` },
              safe: false,
              edits: [{ file: max.at.file, span: max.at.span, newText: String(fault.hosts) }],
            },
          ],
        });
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
  on alpha { address 10.0.0.1:7788; }
  on bravo { address 10.0.0.2:7788; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-clone-max" name="clone-max" value="3"/>
                                                            ^ clone-max is 3, but DRBD resource "r0" has 2 hosts
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
    good: [
      `
The third host is outside the cluster.

-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7788; }
  on bravo { node-id 1; address 10.0.0.2:7788; }
  on remote-site { node-id 2; address 10.1.0.1:7788; }
  connection-mesh { hosts alpha bravo remote-site; }
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

/** Hosts found by address, stacked hosts and sections with several names do not say how many nodes there are. */
function isCountable({ facts }: DrbdResource): boolean {
  return !facts.incomplete && facts.hosts.length > 0 && facts.hosts.every(h => h.kind === 'on' && h.names.length === 1);
}

function message(max: number, name: string, hosts: number, all: boolean): Text {
  return all
    ? {
        en: `clone-max is ${max}, but DRBD resource "${name}" has ${count(hosts)}`,
        ja: `clone-max が ${max} ですが、DRBD リソース "${name}" のホストは ${hosts} 台です`,
      }
    : {
        en: `clone-max is ${max}, but DRBD resource "${name}" has ${count(hosts)} in the cluster`,
        ja: `clone-max が ${max} ですが、クラスタ内にある DRBD リソース "${name}" のホストは ${hosts} 台です`,
      };
}

function count(hosts: number): string {
  return hosts === 1 ? '1 host' : `${hosts} hosts`;
}
