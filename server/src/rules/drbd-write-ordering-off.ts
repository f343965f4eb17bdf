import { drbdDiskScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/write-ordering-off',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'No method of write ordering is left.',
      why: 'With disk-barrier, disk-flushes and disk-drain all off, writes may reach the disk of the peer in another order than on this host, and a crash leaves data that no application expects (drbd.conf(5), disk-barrier; DRBD User’s Guide, disabling backing device flushes).',
      fix: 'Leave disk-drain on; disk-flushes may be off with a battery-backed cache.',
    },
    ja: {
      what: '書き込み順序を保証する方法がありません。',
      why: 'disk-barrier、disk-flushes、disk-drain がすべて無効だと、書き込みの順序が対向ノードと異なることがあり、クラッシュ後のデータがアプリケーションの想定と異なるおそれがあります（drbd.conf(5)、disk-barrier、DRBD User’s Guide、下位デバイスのフラッシュの無効化）。',
      fix: 'disk-drain は有効のままにします。バッテリ付きのキャッシュがある場合は、disk-flushes を無効にできます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { disk } of drbdDiskScopes(configuration)) {
      const [barrier, flushes, drain] = ['disk-barrier', 'disk-flushes', 'disk-drain'].map(n => disk.get(n));
      if (barrier?.value !== 'no' || flushes?.value !== 'no' || drain?.value !== 'no' || !drain.at) continue;
      say(
        drain.at,
        {
          en: 'disk-barrier, disk-flushes and disk-drain are all off, so the order of writes is not kept',
          ja: 'disk-barrier、disk-flushes、disk-drain がすべて無効のため、書き込みの順序が保証されません',
        },
        {
          related: relatedValues(drain.at, [
            ['disk-barrier', barrier],
            ['disk-flushes', flushes],
          ]),
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
  disk {
    disk-flushes no;
    disk-drain no;
               ^^ disk-barrier, disk-flushes and disk-drain are all off, so the order of writes is not kept
  }
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
  disk { disk-flushes no; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
