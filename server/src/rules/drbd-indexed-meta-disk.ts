import { rule } from './rule.ts';

export default rule({
  id: 'drbd/indexed-meta-disk',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'External metadata is placed by index.',
      why: 'The manual discourages it: each index has 128 MiB only, so the device needs 128 MiB × (index + 1), and the data may have about 4 TiB with two hosts (drbd.conf(5), meta-disk).',
      fix: 'Use meta-disk internal, or a device without index (flexible).',
    },
    ja: {
      what: '外部メタデータが番号で指定されています。',
      why: '番号ごとに 128 MiB しかないため、マニュアルは推奨していません。デバイスには 128 MiB ×（番号 + 1）が必要で、データは 2 台のホストの場合で約 4 TiB までです（drbd.conf(5)、meta-disk）。',
      fix: 'meta-disk internal にするか、番号のないデバイス（flexible）にします。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    for (const { metaDisk, metaIndex } of [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)]) {
      if (!metaDisk || !metaIndex || !/^\d+$/.test(metaIndex)) continue;
      report(metaDisk.at, {
        en: `indexed metadata has 128 MiB only (index ${metaIndex}), which the manual discourages`,
        ja: `番号で指定したメタデータ（${metaIndex}）は 128 MiB に限られ、マニュアルは推奨していません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk /dev/sdm[0];
            ^^^^^^^^ indexed metadata has 128 MiB only (index 0), which the manual discourages
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
  meta-disk internal;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
