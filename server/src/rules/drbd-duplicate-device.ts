import { clashHosts, clashPartner, drbdClashes } from '../cluster/drbd-clashes.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-device',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two volumes with different minor numbers have the same device name on a host.',
      why: 'drbdadm refuses the file ("conflicting use of device"): the name can lead to one of the two only.',
      fix: 'Give each volume a name of its own, or write its minor number alone.',
    },
    ja: {
      what: '同じホストで、マイナー番号の異なる 2 つのボリュームのデバイス名が同じです。',
      why: 'drbdadm がエラーにします（"conflicting use of device"）。1 つの名前が指せるのは一方だけです。',
      fix: 'ボリュームごとに異なる名前にするか、マイナー番号だけを書きます。',
    },
  },
  check(configuration, report) {
    // DRBD 8.4 took any two names.
    if (!isDrbd9(configuration.version)) return;
    for (const clash of clashesOf(configuration)) {
      const { value, volume, before, sameName } = clash;
      if (volume.minor?.value === before.volume.minor?.value) continue;
      const partner = clashPartner(clash);
      const hosts = clashHosts(clash);
      report(
        value.at,
        {
          en: `device ${value.value} is already used by ${partner.en} on ${hosts.en}`,
          ja: `デバイス ${value.value} は、${hosts.ja} で既に${partner.ja} が使用しています`,
        },
        {
          ...(sameName ? { refusedBy: ['drbdadm'] } : {}),
          related: [{ ...before.value.at, message: partner }],
        },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device /dev/drbd_data minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device /dev/drbd_data minor 1;
         ^^^^^^^^^^^^^^ device /dev/drbd_data is already used by resource "r0" on hosts "alpha" and "bravo"
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
    good: [
      `
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device /dev/drbd1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});

const clashesOf = drbdClashes(({ volume }) => volume.device);
