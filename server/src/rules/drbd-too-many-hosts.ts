import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { hostPlace } from '../cluster/drbd-hosts.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/too-many-hosts',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource of DRBD 8.4 has more than two hosts.',
      why: 'DRBD 8.4 replicates between two hosts. drbdadm only notes that there is more than one possible peer; a third host needs a stacked resource (DRBD 8.4 User’s Guide).',
      fix: 'Move to DRBD 9, or put a stacked resource on top.',
    },
    ja: {
      what: 'DRBD 8.4 のリソースに、ホストが 3 台以上あります。',
      why: 'DRBD 8.4 は 2 台のホストの間で複製します。drbdadm は対向ノードの候補が複数あると表示するだけです。3 台目にはスタックリソースが必要です（DRBD 8.4 User’s Guide）。',
      fix: 'DRBD 9 に移行するか、スタックリソースを使います。',
    },
  },
  check({ facts, hosts, configuration }, report) {
    const { version } = configuration;
    if (facts.generated || isDrbd9(version) || compareVersions(version, '8.4') < 0) return;
    const third = hosts[2];
    if (!third) return;
    report(hostPlace(third.facts), {
      en: `DRBD ${version} replicates between two hosts, but this resource has ${hosts.length}`,
      ja: `DRBD ${version} で使えるホストは 2 台ですが、このリソースには ${hosts.length} 台あります`,
    });
  },
  examples: {
    bad: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.4" } }
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk internal;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
  on charlie { address 10.0.0.3:7789; }
     ^^^^^^^ DRBD 8.4 replicates between two hosts, but this resource has 3
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
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
