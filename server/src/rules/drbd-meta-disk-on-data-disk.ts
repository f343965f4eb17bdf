import { machinesOf, placedVolumes } from '../cluster/drbd-clashes.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/meta-disk-on-data-disk',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'External metadata lies on a backing disk.',
      why: 'The metadata would overwrite data of that disk. drbdadm accepts the file and says nothing (9.22, 9.34).',
      fix: 'Write meta-disk internal, or name a device that holds metadata only.',
    },
    ja: {
      what: '外部メタデータが下位デバイスの上に置かれています。',
      why: 'メタデータがそのディスクのデータを上書きします。drbdadm は受け付け、何も報告しません（9.22、9.34）。',
      fix: 'meta-disk internal とするか、メタデータ専用のデバイスを指定します。',
    },
  },
  check(configuration, report) {
    const volumes = placedVolumes(configuration);
    const disks = new Map<string, { at: Place; text: string; ja: string }>();
    for (const { volume, host, resource } of volumes) {
      if (!volume.disk || volume.disk.value === 'none') continue;
      const { name } = resource;
      const text = { text: `volume ${volume.number} of "${name}"`, ja: `"${name}" のボリューム ${volume.number}` };
      for (const machine of machinesOf(host)) {
        const key = `${machine.toLowerCase()} ${volume.disk.value}`;
        if (!disks.has(key)) disks.set(key, { at: volume.disk.at, ...text });
      }
    }
    const said = new Set<Place>();
    for (const { volume, host } of volumes) {
      const { metaDisk, disk } = volume;
      if (!metaDisk || volume.metaIndex === 'internal' || disk?.value === 'none' || said.has(metaDisk.at)) continue;
      const below = machinesOf(host)
        .map(machine => disks.get(`${machine.toLowerCase()} ${metaDisk.value}`))
        .find(d => d !== undefined);
      if (!below) continue;
      said.add(metaDisk.at);
      report(
        metaDisk.at,
        {
          en: `${metaDisk.value} is the disk of ${below.text}, whose data the metadata would overwrite`,
          ja: `${metaDisk.value} は ${below.ja} のディスクで、メタデータがデータを上書きします`,
        },
        { related: [{ ...below.at, message: { en: below.text, ja: below.ja } }] },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  meta-disk /dev/sda[0];
            ^^^^^^^^ /dev/sda is the disk of volume 0 of "r0", whose data the metadata would overwrite
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
  meta-disk /dev/sdm[0];
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
