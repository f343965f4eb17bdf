import type { Located } from '../cluster/effective.ts';
import { dirName, joinPath, pathPart, prefixPart } from '../cluster/file-path.ts';
import type { Model } from '../cluster/model.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/include-missing',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'An include or template-file names a file that does not exist.',
      why: 'drbdadm refuses the configuration ("Failed to open include file", "Failed to open template file"). Only a pattern with *, ? or [ may match nothing; braces are no pattern. It is reported only where the folder of the file is in sight.',
      fix: 'Correct the path, which starts at the folder of the file with the include, or remove the include.',
    },
    ja: {
      what: 'include または template-file に指定されたファイルがありません。',
      why: 'drbdadm がエラーにします（"Failed to open include file"、"Failed to open template file"）。一致するファイルがなくてもよいのは *、?、[ を含むパターンだけで、{ } はパターンとみなされません。ファイルのフォルダーが検査の対象に入っている場合にだけ報告されます。',
      fix: 'パスを直すか（include を書いたファイルのフォルダーが起点です）、include を削除します。',
    },
  },
  check(configuration, report, model) {
    const templates = configuration.resources.flatMap(({ facts, template }) =>
      facts.templateFile && !template && !facts.generated ? [facts.templateFile] : [],
    );
    for (const include of [...configuration.unseen, ...templates]) {
      if (!isRecognized(include.value) || !folderInSight(include, model)) continue;
      report(
        include.at,
        {
          en: `there is no file "${include.value}"`,
          ja: `ファイル "${include.value}" がありません`,
        },
        { refusedBy: ['drbdadm'] },
      );
    }
  },
  examples: {
    bad: [
      `
-- drbd.conf --
include "global_common.conf";
         ^^^^^^^^^^^^^^^^^^ there is no file "global_common.conf"
include "*.res";
`,
    ],
    good: [
      `
-- drbd.conf --
include "drbd.d/global_common.conf";
include "/etc/linstor.d/*.res";
`,
      `
-- drbd.conf --
include "drbd.d/global_common.conf";
-- drbd.d/global_common.conf --
global { usage-count no; }
`,
    ],
  },
});

/** Files that are ours by their name: any other may be there and simply not be read as DRBD. */
function isRecognized(path: string): boolean {
  return /\.res$|(?:^|\/)global_common\.conf$|(?:^|\/)drbd\.d\/[^/]+\.conf$/.test(path);
}

/** Whether any file of the folder is known: then the others of it are, too. */
function folderInSight(include: Located<string>, model: Model): boolean {
  const from = include.at.file;
  const target = joinPath(dirName(pathPart(from)), include.value);
  const folder = prefixPart(from) + dirName(target);
  return model.files.some(f => prefixPart(f.file) + dirName(pathPart(f.file)) === folder);
}
