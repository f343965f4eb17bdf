import type {
  DrbdAddress,
  DrbdConfiguration,
  DrbdConnection,
  DrbdHost,
  DrbdPathEnd,
  DrbdProxyFacts,
  DrbdResource,
} from '../cluster/drbd.ts';
import { addressKey, addressPlace, addressText, isLoopback, proxyOf } from '../cluster/drbd-addresses.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostLabel } from '../cluster/drbd-hosts.ts';
import { drbdIndex } from '../cluster/drbd-index.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-address',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'An address and port is used by two resources, or by two hosts.',
      why: 'drbdadm refuses one address and port in the connections of two resources, and at both ends of a connection. It does not look at loopback and proxy addresses, but a port cannot be shared there either (drbd.conf(5), address). Connections of one resource may share it.',
      fix: 'Give each resource a port of its own, and each host its own address.',
    },
    ja: {
      what: '2 つのリソースまたは 2 台のホストが、同じアドレスとポート番号を使用しています。',
      why: '2 つのリソースの接続、または 1 つの接続の両端でアドレスとポート番号が同じ場合、drbdadm がエラーにします。ループバックアドレスとプロキシのアドレスは調べませんが、ポート番号を共有できないのは同じです（drbd.conf(5)、address）。1 つのリソースの接続どうしでは共有できます。',
      fix: 'リソースごとに異なるポート番号を、ホストごとに異なるアドレスを指定します。',
    },
  },
  check(configuration, report) {
    const said = new Set<string>();
    for (const { use, before } of sharedUses(configuration)) {
      const { address, at, resource } = use;
      const sameResource = before.resource === resource;
      if (sameResource && (before.owner === use.owner || use.proxy || before.proxy)) continue;
      const place = `${at.file} ${at.span.start}`;
      if (said.has(place)) continue;
      said.add(place);
      const text = addressText(address);
      const refused = !isDrbd9(configuration.version)
        ? true
        : !isLoopback(address) && !use.proxy && !before.proxy && (!sameResource || areConnected(resource, before, use));
      const other = before.label;
      report(
        at,
        sameResource
          ? { en: `${text} is already used by host "${other}"`, ja: `${text} は既にホスト "${other}" が使用しています` }
          : {
              en: `${text} is already used by host "${other}" of resource "${before.resource.name}"`,
              ja: `${text} は既にリソース "${before.resource.name}" のホスト "${other}" が使用しています`,
            },
        {
          ...(refused ? { refusedBy: ['drbdadm'] } : {}),
          related: [
            {
              ...before.at,
              message: {
                en: `host "${other}" of resource "${before.resource.name}"`,
                ja: `リソース "${before.resource.name}" のホスト "${other}"`,
              },
            },
          ],
        },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7789; }
                                ^^^^^^^^^^^^^ 10.0.0.1:7789 is already used by host "alpha" of resource "r0"
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.1:7789; }
                                ^^^^^^^^^^^^^ 10.0.0.1:7789 is already used by host "alpha"
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
resource r1 {
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});

/** One use of an address. */
interface Use {
  readonly resource: DrbdResource;
  /** The host section, or the proxy. */
  readonly owner: object;
  readonly label: string;
  /** The machine that a loopback address is on. */
  readonly machine: string;
  readonly address: DrbdAddress;
  readonly at: Place;
  readonly proxy: boolean;
}

function sharedUses(configuration: DrbdConfiguration): { use: Use; before: Use }[] {
  return usesOf(configuration)
    .shared()
    .flatMap(([before, ...others]) => (before ? others.map(use => ({ use, before })) : []));
}

const usesOf = drbdIndex<Use>(
  resource => {
    const uses = new Map<string, readonly [string, Use]>();
    for (const use of usesIn(resource)) {
      const key = keyOf(use.address, use.machine);
      const once = onceKey(key, use.at);
      if (!uses.has(once)) uses.set(once, [key, use]);
    }
    return uses.values();
  },
  resource => {
    const keys = new Map<string, string>();
    if (resource.facts.generated) return keys.values();
    const add = (address: DrbdAddress, machine: string, at: Place): void => {
      const key = keyOf(address, machine);
      const once = onceKey(key, at);
      if (!keys.has(once)) keys.set(once, key);
    };
    for (const { kind, paths } of resource.connections) {
      for (const { ends } of paths) {
        if (!isPair(ends, kind)) continue;
        for (const end of ends) {
          const { host, address } = end;
          if (!host) continue;
          if (address) add(address, machineOf(host), addressPlace(end));
          const proxy = proxyOf(end);
          if (!proxy) continue;
          for (const use of proxyUses(resource, hostLabel(host.facts), proxy)) add(use.address, use.machine, use.at);
        }
      }
    }
    return keys.values();
  },
);

/** In a mesh the same words give the address of every connection of a host. */
function onceKey(key: string, { file, span }: Place): string {
  return `${key} ${span.start} ${file}`;
}

function keyOf(address: DrbdAddress, machine: string): string {
  return `${isLoopback(address) ? machine : ''} ${addressKey(address)}`;
}

function machineOf({ names, facts }: DrbdHost): string {
  return (names[0] ?? hostLabel(facts)).toLowerCase();
}

function usesIn(resource: DrbdResource): Use[] {
  if (resource.facts.generated) return [];
  return pathsOf(resource).flatMap(ends =>
    ends.flatMap((end): Use[] => {
      const { host, address } = end;
      if (!host) return [];
      const label = hostLabel(host.facts);
      const machine = machineOf(host);
      const at = addressPlace(end);
      const own = address ? [{ resource, owner: host, label, machine, address, at, proxy: false }] : [];
      const proxy = proxyOf(end);
      return [...own, ...(proxy ? proxyUses(resource, label, proxy) : [])];
    }),
  );
}

/** Pairs of ends that drbdadm connects; where an implicit connection lacks an address, there is none. */
function pathsOf({ connections }: DrbdResource): (readonly DrbdPathEnd[])[] {
  return connections.flatMap(({ kind, paths }) => paths.map(p => p.ends).filter(ends => isPair(ends, kind)));
}

function isPair(ends: readonly DrbdPathEnd[], kind: DrbdConnection['kind']): boolean {
  return ends.length === 2 && (kind === 'written' || ends.every(e => e.address));
}

function proxyUses(resource: DrbdResource, label: string, proxy: DrbdProxyFacts): Use[] {
  const machine = (proxy.onHosts[0]?.value ?? label).toLowerCase();
  return [proxy.inside, proxy.outside].flatMap(address =>
    address ? [{ resource, owner: proxy, label, machine, address, at: address.at, proxy: true }] : [],
  );
}

function areConnected(resource: DrbdResource, one: Use, other: Use): boolean {
  // More connections than a resource can have are not searched again and again.
  if (resource.connections.length > 1000) return false;
  return pathsOf(resource).some(ends => ends.some(e => e.host === one.owner) && ends.some(e => e.host === other.owner));
}
