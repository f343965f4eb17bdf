import { drbdIndex } from '../cluster/drbd-index.ts';
import type { Place } from '../cluster/finding.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/address-used-twice',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'A virtual address is the address of a node.',
      why: 'ocf:heartbeat:IPaddr2 takes the address away from the node’s interface when it stops, and sets it on another node when it fails over: two hosts then have one address, and Corosync or DRBD lose theirs (metadata of ocf:heartbeat:IPaddr2).',
      fix: 'Use an address that no host has.',
    },
    ja: {
      what: '仮想 IP アドレスが、ノードのアドレスと同じです。',
      why: 'ocf:heartbeat:IPaddr2 は、停止時にアドレスをインタフェースから削除し、フェイルオーバ時に別のノードに設定します。2 台が同じアドレスを持つか、Corosync や DRBD がアドレスを失います（ocf:heartbeat:IPaddr2 のメタデータ）。',
      fix: 'どのホストも使っていないアドレスにします。',
    },
  },
  check(model, report) {
    if (model.pacemaker.length === 0) return;
    const owners = new Map<string, { readonly at: Place; readonly owner: Text }>();
    const add = (address: string, at: Place, owner: Text): void => {
      if (address !== '' && !owners.has(address)) owners.set(address, { at, owner });
    };
    for (const { nodes } of model.corosync) {
      for (const { addresses, name } of nodes) {
        for (const address of addresses.values()) {
          add(address.value, address.at, {
            en: `node "${name?.value ?? address.value}"`,
            ja: `ノード "${name?.value ?? address.value}"`,
          });
        }
      }
    }
    if (owners.size === 0 && model.drbd.length === 0) return;
    for (const pacemaker of model.pacemaker) {
      for (const resource of pacemaker.allResources) {
        if (resource.kind !== 'primitive' || !/^ocf:heartbeat:IPaddr2?$/.test(pacemaker.agent(resource) ?? ''))
          continue;
        const ip = pacemaker.parameter(resource, 'ip');
        const address = ip?.value.replace(/\/\d+$/, '') ?? '';
        const found = owners.get(address) ?? model.drbd.flatMap(c => hostAddresses(c).get(address))[0];
        if (!ip || !found) continue;
        report(
          ip.at,
          {
            en: `${ip.value} is already the address of ${found.owner.en}`,
            ja: `${ip.value} は既に${found.owner.ja} のアドレスです`,
          },
          { related: [{ ...found.at, message: found.owner }] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
}
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
quorum {
  provider: corosync_votequorum
  two_node: 1
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.1"/>
                                                      ^^^^^^^^ 10.0.0.1 is already the address of node "alpha"
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
    good: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
}
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
quorum {
  provider: corosync_votequorum
  two_node: 1
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
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

const hostAddresses = drbdIndex<{ readonly at: Place; readonly owner: Text }>(({ facts, name }) =>
  facts.hosts.flatMap(({ kind, address, names }) => {
    // A stacked resource moves with an address of its own.
    if (kind !== 'on' || !address) return [];
    const host = names[0]?.value ?? name;
    return [
      [
        address.host,
        { at: address.hostAt, owner: { en: `DRBD host "${host}"`, ja: `DRBD ホスト "${host}"` } },
      ] as const,
    ];
  }),
);
