import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { hostLabel } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-majority-with-diskless-hosts',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'quorum is majority, and some hosts have no disk.',
      why: 'A host without a disk can only estimate how many hosts hold data. drbd.conf(5) recommends a number where such hosts shall be able to gain quorum. Where an even number of hosts have a disk, one diskless host is the tiebreaker, and nothing is said.',
      fix: 'Write the majority of the hosts with a disk as a number, or leave it where the diskless hosts need no quorum of their own.',
    },
    ja: {
      what: 'quorum が majority で、ディスクレスのホストがあります。',
      why: 'ディスクレスのホストは、データを持つホストの数を推定することしかできません。そのようなホストがクォーラムを得る必要がある場合、drbd.conf(5) は数値を推奨しています。ディスクを持つホストが偶数台の場合は、ディスクレスのホストがタイブレーカになるため検出しません。',
      fix: 'ディスクを持つホストの過半数を数値で指定します。ディスクレスのホストがクォーラムを得る必要がなければ、そのままにします。',
    },
  },
  check(resource, report) {
    const quorum = resource.options.get('quorum');
    if (quorum?.value !== 'majority' || !quorum.at) return;
    const disks = diskCounts(resource);
    if (!disks || disks.diskless.length === 0 || disks.diskful.length < 3 || disks.diskful.length % 2 === 0) return;
    const names = disks.diskless.map(h => hostLabel(h.facts));
    const number = Math.floor(disks.diskful.length / 2) + 1;
    const en = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
    report(
      quorum.at,
      {
        en: `quorum is majority, but ${en} ${names.length === 1 ? 'has' : 'have'} no disk; drbd.conf(5) recommends a number then (here ${number})`,
        ja: `quorum が majority ですが、${names.join('、')} はディスクレスです（この場合 drbd.conf(5) は数値を推奨しており、ここでは ${number} です）`,
      },
      {
        related: disks.diskless.flatMap(({ volumes, facts }) =>
          volumes.flatMap(({ disk }) =>
            disk?.value === 'none'
              ? [
                  {
                    ...disk.at,
                    message: {
                      en: `${hostLabel(facts)} has no disk`,
                      ja: `${hostLabel(facts)} はディスクレスです`,
                    },
                  },
                ]
              : [],
          ),
        ),
      },
    );
  },
  examples: {
    bad: [
      `
resource r0 {
  options { quorum majority; }
                   ^^^^^^^^ quorum is majority, but delta has no disk; drbd.conf(5) recommends a number then (here 2)
  device minor 0;
  on alpha { node-id 0; address 10.0.0.1:7789; disk /dev/sda; }
  on bravo { node-id 1; address 10.0.0.2:7789; disk /dev/sda; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk /dev/sda; }
  on delta { node-id 3; address 10.0.0.4:7789; disk none; }
  connection-mesh { hosts alpha bravo charlie delta; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk none; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
