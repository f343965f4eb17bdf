import { diskCounts } from '../cluster/drbd-disk-counts.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/two-primaries-with-third-disk',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'allow-two-primaries is set in a resource with more than two hosts that have a disk.',
      why: 'DRBD supports exactly two primaries, meant for live migration (DRBD User’s Guide, dual-primary mode).',
      fix: 'Remove allow-two-primaries, or the data of the third host.',
    },
    ja: {
      what: 'ディスクを持つホストが 3 台以上あるリソースに、allow-two-primaries が指定されています。',
      why: 'DRBD が対応しているのは、ライブマイグレーションを目的とする 2 台のプライマリだけです（DRBD User’s Guide、デュアルプライマリモード）。',
      fix: 'allow-two-primaries を削除するか、3 台目のホストをディスクレスにします。',
    },
  },
  check(resource, report) {
    const { facts, net, connections, configuration } = resource;
    if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return;
    if (writtenEverywhere(configuration, 'net', 'allow-two-primaries').length === 0) return;
    const option = [net, ...connections.map(c => c.net)]
      .map(n => n.get('allow-two-primaries'))
      .find(o => o?.value === 'yes' && o.at);
    const disks = diskCounts(resource);
    if (!option?.at || !disks || disks.diskful.length < 3) return;
    report(option.at, {
      en: `allow-two-primaries is set, but ${disks.diskful.length} hosts of "${resource.name}" have a disk (DRBD supports two primaries only)`,
      ja: `allow-two-primaries が有効ですが、"${resource.name}" にはディスクを持つホストが ${disks.diskful.length} 台あります（DRBD が対応しているプライマリは 2 台までです）`,
    });
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { allow-two-primaries yes; }
                            ^^^ allow-two-primaries is set, but 3 hosts of "r0" have a disk (DRBD supports two primaries only)
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { allow-two-primaries yes; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; disk none; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
