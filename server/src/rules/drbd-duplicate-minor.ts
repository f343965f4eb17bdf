import { clashHosts, clashPartner, drbdClashes, placedVolumes } from '../cluster/drbd-clashes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-minor',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two volumes have the same minor number on a host.',
      why: 'drbdadm refuses the file ("conflicting use of device-minor"): the number is the device, and each volume needs one of its own on a host.',
      fix: 'Give the volume a number that no other resource of its hosts has.',
    },
    ja: {
      what: '同じホストで、2 つのボリュームのマイナー番号が同じです。',
      why: 'drbdadm がエラーにします（"conflicting use of device-minor"）。マイナー番号は DRBD デバイスそのものを表すため、1 台のホストではボリュームごとに異なる番号が必要です。',
      fix: 'そのホストのほかのリソースが使用していない番号にします。',
    },
  },
  check(configuration, report) {
    const clashes = clashesOf(configuration);
    if (clashes.length === 0) return;
    const used = new Set(
      configuration.resources.flatMap(placedVolumes).flatMap(({ volume: { minor } }) => (minor ? [minor.value] : [])),
    );
    let free = 0;
    while (used.has(free)) free++;
    for (const clash of clashes) {
      const { value, volume, before, sameName } = clash;
      const partner = clashPartner(clash);
      const hosts = clashHosts(clash);
      // Where only the name of the device is written, it says the number too.
      const named = volume.device?.at.span.start === value.at.span.start;
      report(
        value.at,
        {
          en: `minor ${value.value} is already used by ${partner.en} on ${hosts.en}`,
          ja: `マイナー番号 ${value.value} は、${hosts.ja} で既に${partner.ja} が使用しています`,
        },
        {
          ...(sameName ? { refusedBy: ['drbdadm'] } : {}),
          related: [{ ...before.value.at, message: partner }],
          fixes: [
            {
              title: { en: `Change it to minor ${free}`, ja: `マイナー番号を ${free} に変更する` },
              safe: false,
              edits: [{ ...value.at, newText: named ? `/dev/drbd${free}` : String(free) }],
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
  device minor 0;
               ^ minor 0 is already used by resource "r0" on hosts "alpha" and "bravo"
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
      `
resource r0 {
  volume 0 { device /dev/drbd0; disk /dev/sda; }
  volume 1 { device /dev/drbd0; disk /dev/sdb; }
                    ^^^^^^^^^^ minor 0 is already used by volume 0 on hosts "alpha" and "bravo"
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
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
resource r1 {
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 0;
  disk /dev/sda;
  on charlie { node-id 0; address 10.0.0.3:7789; }
  on delta { node-id 1; address 10.0.0.4:7789; }
}
`,
    ],
  },
});

const clashesOf = drbdClashes(({ volume }) => volume.minor);
