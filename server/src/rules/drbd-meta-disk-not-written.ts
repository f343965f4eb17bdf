import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/meta-disk-not-written',
  severity: 'hint',
  on: 'drbd.resource',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'A volume has no meta-disk statement.',
      why: 'DRBD 9 then keeps the metadata at the end of the disk (internal), since drbd-utils 9.7; older tools and DRBD 8.4 refuse the file.',
      fix: 'Write meta-disk internal.',
    },
    ja: {
      what: 'ボリュームに meta-disk がありません。',
      why: 'DRBD 9 では、drbd-utils 9.7 以降、メタデータがディスクの末尾に置かれます（internal）。それより古いツールと DRBD 8.4 ではエラーになります。',
      fix: 'meta-disk internal と書きます。',
    },
  },
  check({ facts, hosts, configuration }, report) {
    if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return;
    const said = new Set<object>();
    for (const { volumes } of hosts) {
      for (const { number, disk, metaDisk } of volumes) {
        if (!disk || disk.value === 'none' || metaDisk || said.has(disk.at)) continue;
        said.add(disk.at);
        report(disk.at, {
          en: `volume ${number} has no meta-disk, so its metadata is internal (drbd-utils before 9.7 refuse this)`,
          ja: `ボリューム ${number} に meta-disk がないため、内部メタデータになります（drbd-utils 9.7 より前ではエラーになります）`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/vg0/r0;
       ^^^^^^^^^^^ volume 0 has no meta-disk, so its metadata is internal (drbd-utils before 9.7 refuse this)
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
