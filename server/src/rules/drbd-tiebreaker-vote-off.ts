import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { hostLabel } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/tiebreaker-vote-off',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The only diskless host is no tiebreaker.',
      why: 'With quorum majority and an even number of hosts with a disk, the diskless host decides when they lose each other. tiebreaker no and peer-tiebreaker no take that vote away (drbd-utils 9.34; kernel drbd_state.c).',
      fix: 'Remove the option.',
    },
    ja: {
      what: 'ただ 1 台のディスクレスのホストが、タイブレーカから外されています。',
      why: 'quorum が majority で、ディスクを持つホストが偶数台の場合、それらの接続が切れたときはディスクレスのホストの票で決まります。tiebreaker no と peer-tiebreaker no は、その票を無効にします（drbd-utils 9.34、カーネルの drbd_state.c）。',
      fix: 'オプションを削除します。',
    },
  },
  check(resource, report) {
    if (resource.options.get('quorum')?.value !== 'majority') return;
    const disks = diskCounts(resource);
    const [only, ...more] = disks?.diskless ?? [];
    if (!disks || !only || more.length > 0 || disks.diskful.length < 2 || disks.diskful.length % 2 !== 0) return;
    const label = hostLabel(only.facts);
    const message = {
      en: `without its vote, "${label}" is no tiebreaker, and there is no other`,
      ja: `票を持たない "${label}" はタイブレーカにならず、ほかのタイブレーカもありません`,
    };
    for (const { own, inherited } of only.volumes) {
      const option = own?.tiebreaker ?? inherited?.tiebreaker;
      if (option?.value === 'no') report(option.at, message);
    }
    for (const { facts, paths } of resource.connections) {
      const option = facts?.options.disk.get('peer-tiebreaker');
      if (option?.text === 'no' && paths.some(p => p.ends.some(e => e.host === only))) report(option.at, message);
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk none; tiebreaker no; }
                                                                       ^^ without its vote, "charlie" is no tiebreaker, and there is no other
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk none; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
