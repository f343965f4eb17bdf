import { rule } from './rule.ts';

export default rule({
  id: 'drbd/unstable-disk-name',
  severity: 'hint',
  on: 'drbd.resource',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'The backing disk has a kernel name that may change.',
      why: '/dev/sda may be another disk after the next boot; LVM names and links below /dev/disk/by-id stay (DRBD User’s Guide, preparing lower-level storage).',
      fix: 'Use an LVM name or a link below /dev/disk.',
    },
    ja: {
      what: '下位デバイスの名前が、変わる可能性のあるカーネルの名前です。',
      why: '/dev/sda は、次の起動後に別のディスクを指すことがあります。LVM の名前や /dev/disk/by-id のリンクは変わりません（DRBD User’s Guide、下位デバイスの準備）。',
      fix: 'LVM の名前か、/dev/disk の下のリンクを使います。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    for (const { disk } of [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)]) {
      if (!disk || !/^\/dev\/(?:[svh]d[a-z]+|xvd[a-z]+|nvme\d+n\d+p?)\d*$/.test(disk.value)) continue;
      report(disk.at, {
        en: `${disk.value} may be another disk after the next boot`,
        ja: `${disk.value} は、次の起動後に別のディスクを指すことがあります`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sdb1;
       ^^^^^^^^^ /dev/sdb1 may be another disk after the next boot
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/vg0/r0;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
