import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-below-majority',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'quorum is not more than half of the hosts with a disk.',
      why: 'Two parts of the cluster that cannot see each other can then both have quorum and both write (drbd.conf(5), quorum).',
      fix: 'Write a number above half of the hosts, or majority.',
    },
    ja: {
      what: 'quorum が、ディスクを持つホストの半数以下です。',
      why: '互いに通信できなくなった 2 つの側が、どちらもクォーラムを得て書き込むおそれがあります（drbd.conf(5)、quorum）。',
      fix: 'ホストの半数を超える数か、majority にします。',
    },
  },
  check(resource, report) {
    const quorum = resource.options.number('quorum');
    if (!quorum?.at) return;
    const count = diskCounts(resource)?.diskful.length ?? 0;
    if (count < 2 || quorum.value * 2 > count) return;
    report(quorum.at, {
      en: `quorum is ${quorum.value}, but ${count} hosts have a disk, so two separate parts can both have quorum`,
      ja: `quorum が ${quorum.value} ですが、ディスクを持つホストは ${count} 台のため、分断された両側がクォーラムを得るおそれがあります`,
    });
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum 1; }
                   ^ quorum is 1, but 2 hosts have a disk, so two separate parts can both have quorum
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
