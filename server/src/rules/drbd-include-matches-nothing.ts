import { drbdFileAt, isPattern } from '../cluster/drbd-files.ts';
import { lookupOf } from '../cluster/drbd-lookups.ts';
import { pathPart } from '../cluster/file-path.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/include-matches-nothing',
  severity: 'info',
  on: 'drbd',
  doc: {
    en: {
      what: 'The pattern of an include matches no file.',
      why: 'drbdadm says nothing (only with -v), but a pattern without match is often a wrong path: the resources are then silently not there. Nothing is said where the folder may lie outside the workspace.',
      fix: 'Correct the path, or leave it where the files are still to come.',
    },
    ja: {
      what: 'include のパターンに一致するファイルがありません。',
      why: 'drbdadm は（-v を付けない限り）何も報告しませんが、パスの誤りであることがよくあり、その場合リソースは読み込まれません。フォルダーがワークスペースの外にある可能性がある場合は検出しません。',
      fix: 'パスを直します。ファイルをこれから作成する場合は、そのままにします。',
    },
  },
  check({ parts }, report, model) {
    const files = new Map(model.files.map(f => [f.file, f]));
    for (const { file, facts } of parts) {
      const from = files.get(file);
      for (const include of facts.includes) {
        if (!from || !isPattern(include.value) || drbdFileAt(from, include.value, model.files)) continue;
        const outcome = lookupOf(model.settings.lookups, include);
        if (outcome !== undefined && outcome !== 'missing') continue;
        // An absolute path may lead outside of what is in sight; on the host itself it leads where it says.
        const onHost = outcome === 'missing' && pathPart(file).startsWith('/etc/');
        if (include.value.startsWith('/') && !onHost) continue;
        report(include.at, {
          en: `no file matches "${include.value}"`,
          ja: `"${include.value}" に一致するファイルがありません`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- drbd.conf --
include "drbd.d/global_common.conf";
include "drdb.d/*.res";
         ^^^^^^^^^^^^ no file matches "drdb.d/*.res"
-- drbd.d/global_common.conf --
global { usage-count no; }
-- drbd.d/r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
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
