import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/no-diskful-host',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'No host of the resource has a disk.',
      why: 'There is no copy of the data anywhere, so the device never becomes usable; drbdadm accepts the file and says nothing (9.22, 9.34).',
      fix: 'Give at least one host a disk.',
    },
    ja: {
      what: 'ディスクを持つホストがないリソースです。',
      why: 'データがどこにもないため、デバイスは使用できません。drbdadm は受け付け、何も報告しません（9.22、9.34）。',
      fix: '少なくとも 1 台のホストにディスクを指定します。',
    },
  },
  check(resource, report) {
    const disks = diskCounts(resource);
    const none = disks?.diskless[0]?.volumes.find(v => v.disk?.value === 'none')?.disk;
    if (!disks || disks.diskful.length > 0 || !none) return;
    report(none.at, {
      en: `no host of resource "${resource.name}" has a disk, so there is no copy of the data`,
      ja: `リソース "${resource.name}" にディスクを持つホストがないため、データがどこにもありません`,
    });
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk none;
       ^^^^ no host of resource "r0" has a disk, so there is no copy of the data
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
`,
    ],
  },
});
