import type { DrbdHostVolume } from '../cluster/drbd.ts';
import { clashHosts, clashPartner, drbdClashes } from '../cluster/drbd-clashes.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-meta-disk',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two volumes keep their metadata in the same place.',
      why: 'They overwrite the metadata of each other. drbdadm refuses the same index twice, and the same device without index twice; it says nothing where one volume has an index and the other has none.',
      fix: 'Give each volume an index or a device of its own, or use internal.',
    },
    ja: {
      what: '2 つのボリュームのメタデータが同じ場所にあります。',
      why: '互いのメタデータを上書きします。drbdadm は、同じ番号が 2 回ある場合と、番号のない同じデバイスが 2 回ある場合はエラーにしますが、一方だけに番号がある場合は何も報告しません。',
      fix: 'ボリュームごとに異なる番号かデバイスにするか、internal を指定します。',
    },
  },
  check(configuration, report) {
    const alike = alikeIn(configuration);
    const seen = new Set(alike.map(c => c.value));
    const mixed = sameDeviceIn(configuration).filter(
      ({ value, volume, before }) =>
        !seen.has(value) && (volume.metaIndex === 'flexible') !== (before.volume.metaIndex === 'flexible'),
    );
    for (const clash of [...alike, ...mixed]) {
      const { value, volume, before, sameName } = clash;
      const partner = clashPartner(clash);
      const hosts = clashHosts(clash);
      const same = seen.has(value);
      const text = same && volume.metaIndex !== 'flexible' ? `${value.value}[${volume.metaIndex}]` : value.value;
      report(
        value.at,
        {
          en: `meta-disk ${text} is already used by ${partner.en} on ${hosts.en}`,
          ja: `meta-disk ${text} は、${hosts.ja} で既に${partner.ja} が使用しています`,
        },
        {
          ...(same && sameName ? { refusedBy: ['drbdadm'] } : {}),
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
  meta-disk /dev/sdm[0];
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 1;
  disk /dev/sdb;
  meta-disk /dev/sdm[0];
            ^^^^^^^^ meta-disk /dev/sdm[0] is already used by resource "r0" on hosts "alpha" and "bravo"
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk /dev/sdm;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 1;
  disk /dev/sdb;
  meta-disk /dev/sdm[0];
            ^^^^^^^^ meta-disk /dev/sdm is already used by resource "r0" on hosts "alpha" and "bravo"
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk /dev/sdm[0];
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 1;
  disk /dev/sdb;
  meta-disk /dev/sdm[1];
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});

function external({ metaDisk, metaIndex }: DrbdHostVolume): Located<string> | undefined {
  return metaIndex === 'internal' || metaDisk?.value === 'internal' ? undefined : metaDisk;
}

// A device is used as a whole, or index by index.
const alikeIn = drbdClashes(
  ({ volume }) => external(volume),
  (disk, { metaIndex }) => `${disk} ${metaIndex}`,
);

const sameDeviceIn = drbdClashes(({ volume }) => external(volume));
