import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostLabel, hostPlace } from '../cluster/drbd-hosts.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/volume-incomplete',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A volume has no device, no disk or no meta-disk on a host.',
      why: 'drbdadm refuses the file ("device keyword missing"). DRBD 9 puts metadata onto the disk itself where no meta-disk is written; DRBD 8.4 asks for the statement.',
      fix: 'Add the statement to the host section, or to the resource for all hosts.',
    },
    ja: {
      what: 'ボリュームの device、disk または meta-disk が書かれていないホストがあります。',
      why: 'drbdadm がエラーにします（"device keyword missing"）。meta-disk を省略すると、DRBD 9 はディスク自体にメタデータを置きますが、DRBD 8.4 ではエラーになります。',
      fix: '文をホストのセクションに追加するか、全ホスト共通の設定としてリソースに追加します。',
    },
  },
  check({ facts, hosts, configuration }, report) {
    if (facts.generated || facts.incomplete) return;
    const drbd9 = isDrbd9(configuration.version);
    for (const host of hosts) {
      if (host.facts.kind === 'stacked-on-top-of') continue;
      for (const volume of host.volumes) {
        const missing: string[] = [];
        if (!volume.device && !volume.minor) missing.push('device');
        const diskless = drbd9 && volume.disk?.value === 'none';
        // Without disk and meta-disk DRBD 9 takes the host for one without data.
        if (!volume.disk && (!drbd9 || volume.metaDisk)) missing.push('disk');
        if (!volume.metaDisk && !diskless && !drbd9) missing.push('meta-disk');
        const label = missing.length > 0 ? hostLabel(host.facts) : '';
        for (const name of missing) {
          report(
            name === 'meta-disk' && volume.disk ? volume.disk.at : hostPlace(host.facts),
            {
              en: `volume ${volume.number} has no ${name} on host "${label}"`,
              ja: `ホスト "${label}" のボリューム ${volume.number} に ${name} がありません`,
            },
            {
              refusedBy: ['drbdadm'],
              related: [
                { ...volume.at, message: { en: `volume ${volume.number}`, ja: `ボリューム ${volume.number}` } },
              ],
            },
          );
        }
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; device minor 0; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
     ^^^^^ volume 0 has no device on host "bravo"
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
      `
resource r0 {
  device minor 0;
  on alpha { node-id 0; address 10.0.0.1:7789; disk /dev/sda; }
  on bravo { node-id 1; address 10.0.0.2:7789; disk none; }
}
`,
    ],
  },
});
