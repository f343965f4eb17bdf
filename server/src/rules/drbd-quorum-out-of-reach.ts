import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-out-of-reach',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'More hosts are asked for than have a disk.',
      why: 'Only hosts with a disk vote (kernel drbd_state.c, calc_quorum), so a number above theirs can never be reached: the resource never gets quorum.',
      fix: 'Lower the number, or write majority.',
    },
    ja: {
      what: '必要とするホストの数が、ディスクを持つホストの数を超えています。',
      why: '票を持つのはディスクを持つホストだけです（カーネルの drbd_state.c、calc_quorum）。その数を超える値には到達できず、リソースはクォーラムを得られません。',
      fix: '数を減らすか、majority にします。',
    },
  },
  check(resource, report) {
    const say = reportOnce(report);
    for (const name of ['quorum', 'quorum-minimum-redundancy']) {
      const wanted = resource.options.number(name);
      if (!wanted?.at) continue;
      const disks = diskCounts(resource);
      const count = disks?.diskful.length ?? 0;
      if (!disks || count === 0 || wanted.value <= count) continue;
      say(wanted.at, {
        en: `${name} is ${wanted.value}, but only ${count} ${count === 1 ? 'host has' : 'hosts have'} a disk, so there is never quorum`,
        ja: `${name} が ${wanted.value} ですが、ディスクを持つホストは ${count} 台のため、クォーラムを得られません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum 3; }
                   ^ quorum is 3, but only 2 hosts have a disk, so there is never quorum
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
  options { quorum 2; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
