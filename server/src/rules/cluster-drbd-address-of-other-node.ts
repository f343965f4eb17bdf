import type { CorosyncModel } from '../cluster/corosync.ts';
import { sameHost } from '../cluster/drbd-host-names.ts';
import { baseName, pathPart } from '../cluster/file-path.ts';
import type { Place } from '../cluster/finding.ts';
import { ofItems } from '../cluster/of-items.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/drbd-address-of-other-node',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A DRBD host has the address of another node.',
      why: 'An address belongs to one machine, so one of drbd.conf and corosync.conf is wrong: DRBD would connect to the wrong node, or to itself.',
      fix: 'Correct the address in the file that is wrong.',
    },
    ja: {
      what: 'DRBD のホストのアドレスが、別のノードのものです。',
      why: '1 つのアドレスは 1 台のマシンのものであり、DRBD と Corosync のどちらかの設定が誤っています。DRBD が別のノード、または自分自身に接続しようとします。',
      fix: '誤っている方のアドレスを直します。',
    },
  },
  check({ facts }, report, model) {
    const { byAddress, names } = ownersOf(model.corosync);
    if (byAddress.size === 0) return;
    const say = reportOnce(report);
    for (const { kind, names: own, address } of facts.hosts) {
      const owner = address && byAddress.get(address.host);
      const [name] = own;
      if (kind !== 'on' || own.length !== 1 || !name || !address || !owner || sameHost(name.value, owner.name))
        continue;
      // A host that is no node itself may go by another name.
      if (!names.some(n => sameHost(n, name.value))) continue;
      const file = baseName(pathPart(owner.file));
      say(
        address.hostAt,
        {
          en: `${address.host} is the address of node "${owner.name}" in ${file}, not of "${name.value}"`,
          ja: `${file} では ${address.host} は "${name.value}" ではなく、ノード "${owner.name}" のアドレスです`,
        },
        {
          related: [{ ...owner.at, message: { en: `node "${owner.name}"`, ja: `ノード "${owner.name}"` } }],
        },
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
  on alpha { node-id 0; address 10.0.0.7:7789; }
  on bravo { node-id 1; address 10.0.0.1:7789; }
                                ^^^^^^^^ 10.0.0.1 is the address of node "alpha" in corosync.conf, not of "bravo"
}
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
    good: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
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

/** Whose address is which, as the nodelists say. */
const ownersOf = ofItems((corosync: readonly CorosyncModel[]) => {
  const byAddress = new Map<string, { name: string; at: Place; file: string }>();
  const names = new Set<string>();
  for (const { nodes, file } of corosync) {
    for (const node of nodes) {
      if (!node.name) continue;
      names.add(node.name.value);
      for (const { value, at } of node.addresses.values()) byAddress.set(value, { name: node.name.value, at, file });
    }
  }
  return { byAddress, names: [...names] };
});
