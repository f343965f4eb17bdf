import type { DrbdHost } from '../cluster/drbd.ts';
import { hostLabel, hostPlace, lowerResource } from '../cluster/drbd-hosts.ts';
import type { Place } from '../cluster/finding.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/volume-sets-differ',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A volume exists on one host of a resource and not on another.',
      why: 'drbdadm refuses the file ("volume 1 not defined on …"): a resource has the same volumes on all its hosts. A stacked resource may only have volumes that the resource below it has.',
      fix: 'Write the volume in the resource itself, or in every host section. A host without data has disk none there.',
    },
    ja: {
      what: '一部のホストにしかないボリュームがあります。',
      why: 'drbdadm がエラーにします（"volume 1 not defined on …"）。リソースのボリュームは、すべてのホストで同じである必要があります。スタックリソースには、下のリソースにあるボリュームだけを書けます。',
      fix: 'ボリュームをリソースのレベル、またはすべてのホストのセクションに書きます。データを持たないホストでは disk none を指定します。',
    },
  },
  check(resource, report) {
    const { facts, hosts } = resource;
    if (facts.generated || facts.incomplete || hosts.every(h => isLike(h, hosts[0]))) return;
    const said = new Set<Place>();
    const compare = (one: DrbdHost, other: DrbdHost, otherName: Text): void => {
      const numbers = new Set(other.volumes.map(v => v.number));
      for (const { number, at } of one.volumes) {
        if (numbers.has(number)) continue;
        // Where a host has no volume at all, the host is the one to change.
        const empty = other.volumes.length === 0;
        const place = empty ? hostPlace(other.facts) : at;
        if (said.has(place)) continue;
        said.add(place);
        report(
          place,
          empty
            ? {
                en: `${otherName.en} has no volume ${number}, which host "${hostLabel(one.facts)}" has`,
                ja: `ホスト "${hostLabel(one.facts)}" にあるボリューム ${number} が、${otherName.ja} にありません`,
              }
            : {
                en: `volume ${number} is not defined on ${otherName.en}`,
                ja: `ボリューム ${number} が${otherName.ja} に定義されていません`,
              },
          { refusedBy: ['drbdadm'] },
        );
      }
    };
    const [first, ...others] = hosts;
    for (const other of others) {
      if (!first) break;
      compare(first, other, hostText(other));
      compare(other, first, hostText(first));
    }
    for (const host of hosts) {
      const lower = host.facts.kind === 'stacked-on-top-of' ? lowerResource(resource, host) : undefined;
      if (!lower || lower.facts.incomplete) continue;
      const name = { en: `the lower resource "${lower.name}"`, ja: `下のリソース "${lower.name}"` };
      for (const below of lower.hosts) if (below.volumes.length > 0) compare(host, below, name);
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  on alpha { node-id 0; address 10.0.0.1:7789; volume 1 { device minor 1; disk /dev/sdb; } }
                                                      ^ volume 1 is not defined on host "bravo"
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  on alpha { node-id 0; address 10.0.0.1:7789; device minor 0; disk /dev/sda; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
     ^^^^^ host "bravo" has no volume 0, which host "alpha" has
}
`,
    ],
    good: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  volume 1 { device minor 1; disk /dev/sdb; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; volume 1 { disk none; } }
}
`,
    ],
  },
});

function hostText({ facts }: DrbdHost): Text {
  const label = hostLabel(facts);
  return { en: `host "${label}"`, ja: `ホスト "${label}"` };
}

/** Neither host can lack anything that the other has. */
function isLike(host: DrbdHost, first: DrbdHost | undefined): boolean {
  return (
    host.facts.kind !== 'stacked-on-top-of' &&
    host.volumes.length === first?.volumes.length &&
    host.volumes.every((v, i) => v.number === first.volumes[i]?.number)
  );
}
