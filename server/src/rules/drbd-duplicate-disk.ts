import { clashHosts, clashPartner, drbdClashes } from '../cluster/drbd-clashes.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-disk',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two volumes have the same backing disk on a host.',
      why: 'Each would overwrite the data and the metadata of the other. drbdadm refuses it where the disks are written at resource level, and says nothing where they stand in the host sections (drbd-utils 9.22, 9.34).',
      fix: 'Give each volume a disk of its own.',
    },
    ja: {
      what: '同じホストで、2 つのボリュームの下位デバイスが同じです。',
      why: '互いのデータとメタデータを上書きします。drbdadm は、リソースのレベルに書かれている場合はエラーにしますが、ホストのセクションに書かれている場合は何も報告しません（drbd-utils 9.22、9.34）。',
      fix: 'ボリュームごとに異なるディスクを指定します。',
    },
  },
  check(configuration, report) {
    for (const clash of clashesOf(configuration)) {
      const { value, volume, before, sameName } = clash;
      const inherited = !volume.own?.disk && !before.volume.own?.disk;
      const none = value.value === 'none';
      if (none && !inherited) continue;
      const partner = clashPartner(clash);
      const hosts = clashHosts(clash);
      const refused = sameName && (inherited || compareVersions(configuration.version, '8.4') < 0);
      report(
        value.at,
        none
          ? {
              en: `disk none is already written for all hosts of ${partner.en}, which drbdadm takes for one disk used twice (write it in the host sections)`,
              ja: `disk none は既に${partner.ja} の全ホストに対して書かれており、drbdadm は同じディスクの重複とみなします（ホストのセクションに書きます）`,
            }
          : {
              en: `disk ${value.value} is already used by ${partner.en} on ${hosts.en}`,
              ja: `ディスク ${value.value} は、${hosts.ja} で既に${partner.ja} が使用しています`,
            },
        {
          ...(refused ? { refusedBy: ['drbdadm'] } : {}),
          related: [{ ...before.value.at, message: partner }],
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 1;
  disk /dev/sda;
       ^^^^^^^^ disk /dev/sda is already used by resource "r0" on hosts "alpha" and "bravo"
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
      `
resource r0 {
  device minor 0;
  on alpha { node-id 0; address 10.0.0.1:7789; disk /dev/sda; }
  on bravo { node-id 1; address 10.0.0.2:7789; disk /dev/sda; }
}
resource r1 {
  device minor 1;
  on alpha { node-id 0; address 10.0.0.1:7790; disk /dev/sda; }
                                                    ^^^^^^^^ disk /dev/sda is already used by resource "r0" on host "alpha"
  on bravo { node-id 1; address 10.0.0.2:7790; disk /dev/sdb; }
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
resource r1 {
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});

const clashesOf = drbdClashes(({ host, volume }) => {
  if (host.facts.kind === 'stacked-on-top-of') return undefined;
  // Every host section may say that it has no disk.
  return volume.disk?.value === 'none' && volume.own?.disk ? undefined : volume.disk;
});
