import type { DrbdHost } from '../cluster/drbd.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { sameHost } from '../cluster/drbd-host-names.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-host',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource has two sections for one host.',
      why: 'drbdadm refuses the same name twice. Names that differ in letter case or by the domain pass on other machines, but the host itself finds two sections that fit ("There are multiple host sections for this node").',
      fix: 'Remove one of the two, or correct its name.',
    },
    ja: {
      what: '1 つのリソースに、同じホストのセクションが 2 つあります。',
      why: '同じ名前が 2 回ある場合、drbdadm がエラーにします。大文字と小文字やドメインの有無だけが違う名前は、ほかのマシンでは受け付けられますが、そのホスト自身では 2 つのセクションが該当し、エラーになります（"There are multiple host sections for this node"）。',
      fix: '一方を削除するか、名前を直します。',
    },
  },
  check({ facts, hosts, configuration }, report, { settings }) {
    if (facts.generated) return;
    const floating = new Map<string, DrbdHost>();
    // Of two hosts the address is said to be used twice.
    for (const host of hosts.length > 2 ? hosts : []) {
      const [name] = host.facts.names;
      if (host.facts.kind !== 'floating' || !name) continue;
      const before = floating.get(name.value);
      if (!before) {
        floating.set(name.value, host);
        continue;
      }
      // Releases write the internal name in different ways.
      const { address } = host.facts;
      const shown = address ? `${address.host}:${address.port}` : name.value;
      report(
        name.at,
        {
          en: `floating host "${shown}" already has a section in this resource`,
          ja: `floating ホスト "${shown}" のセクションはこのリソースに既にあります`,
        },
        {
          // drbdadm does not compare the hosts, but what lies on them.
          ...(sharesVolume(before, host) ? { refusedBy: ['drbdadm'] as const } : {}),
          related: [
            {
              ...(before.facts.names[0]?.at ?? before.facts.at),
              message: { en: 'the first section', ja: '最初のセクション' },
            },
          ],
        },
      );
    }
    const first = new Map<string, Located<string>>();
    for (const host of facts.hosts) {
      if (host.kind !== 'on') continue;
      for (const name of host.names) {
        const before = [name.value.toLowerCase(), shortName(name.value)]
          .map(key => first.get(key))
          .find(n => n !== undefined && sameHost(n.value, name.value));
        for (const key of [name.value.toLowerCase(), shortName(name.value)]) if (!first.has(key)) first.set(key, name);
        if (!before) continue;
        const same = before.value === name.value;
        // DRBD 8.4 took the first section that fits.
        if (!same && !isDrbd9(configuration.version)) continue;
        report(
          name.at,
          same
            ? {
                en: `host "${name.value}" already has a section in this resource`,
                ja: `ホスト "${name.value}" のセクションはこのリソースに既にあります`,
              }
            : {
                en: `"${name.value}" and "${before.value}" are one host for drbdadm, which then has two sections`,
                ja: `drbdadm は "${name.value}" と "${before.value}" を同じホストとみなすため、セクションが 2 つあることになります`,
              },
          {
            // Names that differ clash on the host itself only.
            ...(same ||
            settings.host === undefined ||
            (sameHost(name.value, settings.host) && sameHost(before.value, settings.host))
              ? { refusedBy: ['drbdadm'] as const }
              : {}),
            related: [{ ...before.at, message: { en: 'the first section', ja: '最初のセクション' } }],
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on alpha { node-id 1; address 10.0.0.2:7789; }
     ^^^^^ host "alpha" already has a section in this resource
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on alpha.example.com { node-id 1; address 10.0.0.2:7789; }
     ^^^^^^^^^^^^^^^^^ "alpha.example.com" and "alpha" are one host for drbdadm, which then has two sections
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  floating 10.0.0.1:7789 { node-id 0; }
  floating 10.0.0.1:7789 { node-id 1; }
           ^^^^^^^^^^^^^ floating host "10.0.0.1:7789" already has a section in this resource
  floating 10.0.0.2:7789 { node-id 2; }
  connection { address 10.0.0.1:7789; address 10.0.0.2:7789; }
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
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on db.alpha.example.com { node-id 0; address 10.0.0.1:7789; }
  on db.bravo.example.com { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

function shortName(name: string): string {
  return name.toLowerCase().replace(/\..*/, '');
}

/** Two sections of one machine with the same minor number or backing disk. */
function sharesVolume(a: DrbdHost, b: DrbdHost): boolean {
  const used = (host: DrbdHost): string[] =>
    host.volumes.flatMap(({ minor, disk }) => [
      ...(minor ? [`minor ${minor.value}`] : []),
      ...(disk && disk.value !== 'none' ? [`disk ${disk.value}`] : []),
    ]);
  const others = new Set(used(a));
  return used(b).some(one => others.has(one));
}
