import type { CorosyncModel } from '../cluster/corosync.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import type { Place } from '../cluster/finding.ts';
import { ofItems } from '../cluster/of-items.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/replication-on-the-only-link',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'DRBD replicates over the only link of Corosync.',
      why: 'A failure of that network hides the peer from DRBD and from Corosync at once, so neither can tell it from a dead node (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters). With DRBD fencing it is a warning: the fence-peer handler needs a way to the peer that survives the loss of the replication link (drbd.conf(5), fence-peer).',
      fix: 'Add a second link to corosync.conf, or replicate over another network.',
    },
    ja: {
      what: 'DRBD が、Corosync の唯一のリンクでレプリケーションを行っています。',
      why: 'そのネットワークが故障すると、DRBD と Corosync の両方から対向ノードが見えなくなり、ノードの故障と区別できません（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。DRBD のフェンシングを使う場合は警告になります。fence-peer ハンドラには、レプリケーションのリンクが切れても対向ノードに到達できる経路が必要です（drbd.conf(5)、fence-peer）。',
      fix: 'corosync.conf に 2 本目のリンクを追加するか、別のネットワークでレプリケーションを行います。',
    },
  },
  check(resource, report, model) {
    const links = onlyLinks(model.corosync);
    if (links.size === 0 || resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { net } of resourceScopes(resource)) {
      const fencing = net.get('fencing');
      const fences = fencing !== undefined && fencing.value !== 'dont-care';
      for (const { facts } of resource.hosts) {
        const link = facts.address && links.get(facts.address.host);
        if (!facts.address || !link) continue;
        const { host } = facts.address;
        say(
          facts.address.hostAt,
          {
            en: `DRBD and the only Corosync link both use ${host}, so a failure of that network cuts both at once`,
            ja: `DRBD と Corosync の唯一のリンクがどちらも ${host} を使うため、そのネットワークが故障すると両方が同時に切れます`,
          },
          {
            related: [{ ...link, message: { en: 'the Corosync link', ja: 'Corosync のリンク' } }],
            ...(fences ? { severity: 'warning' } : {}),
          },
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
                                ^^^^^^^^ DRBD and the only Corosync link both use 10.0.0.1, so a failure of that network cuts both at once
  on bravo { node-id 1; address 10.0.0.2:7789; }
                                ^^^^^^^^ DRBD and the only Corosync link both use 10.0.0.2, so a failure of that network cuts both at once
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
  on alpha { node-id 0; address 192.168.1.1:7789; }
  on bravo { node-id 1; address 192.168.1.2:7789; }
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

/** Addresses of clusters whose nodes have one link only. */
const onlyLinks = ofItems((corosync: readonly CorosyncModel[]) => {
  const links = new Map<string, Place>();
  for (const { nodes, facts } of corosync) {
    if (facts.incomplete || nodes.some(n => n.addresses.size !== 1)) continue;
    for (const node of nodes) for (const { value, at } of node.addresses.values()) links.set(value, at);
  }
  return links;
});
