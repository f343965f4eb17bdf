import { lowerNames } from '../cluster/drbd-hosts.ts';
import { drbdIndex } from '../cluster/drbd-index.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/lower-resource-used-twice',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two resources are stacked on top of the same one.',
      why: 'drbdadm refuses the file ("conflicting use of stacked-on-top-of"): the device of the lower resource can be the disk of one resource only.',
      fix: 'Stack the second resource on a resource of its own.',
    },
    ja: {
      what: '2 つのリソースが、同じリソースの上にスタックされています。',
      why: 'drbdadm がエラーにします（"conflicting use of stacked-on-top-of"）。下のリソースのデバイスをディスクとして使えるリソースは 1 つだけです。',
      fix: '2 つ目は別のリソースの上にスタックします。',
    },
  },
  check(configuration, report) {
    if (!configuration.parts.some(p => p.facts.stacked)) return;
    for (const [first, ...others] of stackedIn(configuration).shared()) {
      for (const { name } of others) {
        if (!first) continue;
        const { resource } = first;
        report(
          name.at,
          {
            en: `resource "${resource}" is already stacked on top of "${name.value}"`,
            ja: `"${name.value}" の上には、既にリソース "${resource}" がスタックされています`,
          },
          {
            refusedBy: ['drbdadm'],
            related: [{ ...first.name.at, message: { en: `resource "${resource}"`, ja: `リソース "${resource}"` } }],
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource low {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource up {
  stacked-on-top-of low {
    device minor 10;
    node-id 0;
    address 192.168.1.1:7800;
  }
  on charlie {
    device minor 10;
    disk /dev/sdb;
    node-id 1;
    address 192.168.1.3:7800;
  }
}
resource up2 {
  stacked-on-top-of low {
                    ^^^ resource "up" is already stacked on top of "low"
    device minor 11;
    node-id 0;
    address 192.168.1.1:7801;
  }
  on charlie {
    device minor 11;
    disk /dev/sdc;
    node-id 1;
    address 192.168.1.3:7801;
  }
}
`,
    ],
    good: [
      `
resource low {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource up {
  stacked-on-top-of low {
    device minor 10;
    node-id 0;
    address 192.168.1.1:7800;
  }
  on charlie {
    device minor 10;
    disk /dev/sdb;
    node-id 1;
    address 192.168.1.3:7800;
  }
}
`,
    ],
  },
});

const stackedIn = drbdIndex(({ facts, name: resource }) =>
  lowerNames(facts).map(name => [name.value, { name, resource }] as const),
);
