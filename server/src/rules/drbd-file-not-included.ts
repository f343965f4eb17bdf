import { baseName, dirName, joinPath, pathPart } from '../cluster/file-path.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/file-not-included',
  severity: 'info',
  on: 'cluster',
  doc: {
    en: {
      what: 'A DRBD file beside drbd.conf is included by nothing.',
      why: 'drbdadm reads drbd.conf and what it includes, so this file is silently not read; typical names are r0.res.bak, and .conf files in drbd.d.',
      fix: 'Include it, or move it to another folder.',
    },
    ja: {
      what: 'drbd.conf と同じ場所にある DRBD のファイルが、どこからも include されていません。',
      why: 'drbdadm が読むのは drbd.conf と、そこから include されたファイルだけで、このファイルは読まれません。r0.res.bak のような名前や、drbd.d の .conf ファイルでよく起こります。',
      fix: 'include するか、別のフォルダーに移します。',
    },
  },
  check(model, report) {
    const starts = model.drbd.flatMap(d => (d.start !== undefined && isStart(d.start) ? [dirName(d.start)] : []));
    for (const { start, files } of starts.length > 0 ? model.drbd : []) {
      for (const file of start === undefined ? files : []) {
        const folder = dirName(file);
        if (!starts.some(s => folder === s || folder === joinPath(s, 'drbd.d'))) continue;
        report(
          { file, span: { start: 0, end: 0 } },
          {
            en: 'no include of drbd.conf leads to this file, so drbdadm does not read it',
            ja: 'drbd.conf から include されていないため、drbdadm はこのファイルを読みません',
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- drbd.conf --
include "drbd.d/*.res";
-- drbd.d/r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- drbd.d/r1.conf --
resource r1 {
! no include of drbd.conf leads to this file, so drbdadm does not read it
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
    good: [
      `
-- drbd.conf --
include "drbd.d/*.res";
-- drbd.d/r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

function isStart(file: string): boolean {
  return /^drbd(?:-\d+)?\.conf$/.test(baseName(pathPart(file)));
}
