import { machinesOf, placedVolumes } from '../cluster/drbd-clashes.ts';
import { drbdIndex, drbdList } from '../cluster/drbd-index.ts';
import type { Place } from '../cluster/finding.ts';
import type { Text } from '../text/text.ts';
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
    if (!writesMetaDisks(configuration).includes(true)) return;
    const said = new Set<Place>();
    for (const uses of usesOf(configuration).shared()) {
      const below = uses.find(u => u.kind === 'data');
      for (const { kind, at, value } of uses) {
        if (!below || kind === 'data' || said.has(at)) continue;
        said.add(at);
        report(
          at,
          {
            en: `${value} is the disk of ${below.text.en}, whose data the metadata would overwrite`,
            ja: `${value} は ${below.text.ja} のディスクで、メタデータがデータを上書きします`,
          },
          { related: [{ ...below.at, message: below.text }] },
        );
      }
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

interface Use {
  readonly kind: 'data' | 'metadata';
  readonly value: string;
  readonly at: Place;
  /** The volume whose disk it is. */
  readonly text: Text;
}

const usesOf = drbdIndex<Use>(resource =>
  placedVolumes(resource).flatMap(({ host, volume }) => {
    const { disk, metaDisk, metaIndex, number } = volume;
    if (disk?.value === 'none') return [];
    const text = {
      en: `volume ${number} of "${resource.name}"`,
      ja: `"${resource.name}" のボリューム ${number}`,
    };
    const meta = metaDisk && metaIndex !== 'internal' ? metaDisk : undefined;
    return machinesOf(host).flatMap(machine => [
      ...(disk ? [entry(machine, { kind: 'data', value: disk.value, at: disk.at, text })] : []),
      ...(meta ? [entry(machine, { kind: 'metadata', value: meta.value, at: meta.at, text })] : []),
    ]);
  }),
);

function entry(machine: string, use: Use): readonly [string, Use] {
  return [`${machine.toLowerCase()} ${use.value}`, use];
}

/** Metadata on disks of their own are rare: only then is every disk looked at. */
const writesMetaDisks = drbdList(({ hosts }) =>
  hosts.some(h => h.volumes.some(v => v.metaDisk && v.metaIndex !== 'internal')),
);
