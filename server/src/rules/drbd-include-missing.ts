import { drbdFileAt, isPattern } from '../cluster/drbd-files.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { type LookupOutcome, lookupOf } from '../cluster/drbd-lookups.ts';
import type { Located } from '../cluster/effective.ts';
import { dirName, joinPath, pathPart, prefixPart } from '../cluster/file-path.ts';
import type { Model } from '../cluster/model.ts';
import { type Report, rule } from './rule.ts';

export default rule({
  id: 'drbd/include-missing',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'An include or template-file names a file that does not exist, or a folder.',
      why: 'drbdadm refuses the configuration ("Failed to open include file", "Failed to open template file"). Only a pattern with *, ? or [ may match nothing; braces are no pattern. A folder among the files stops drbdadm as well; a link that leads nowhere stops drbdadm 8.4, and drbdadm 9 leaves it out with a message. It is reported only where the folder of the file is in sight: of a part of /etc in a repository nobody knows what the host has beside it.',
      fix: 'Correct the path, which starts at the folder of the file with the include, or remove the include.',
    },
    ja: {
      what: 'include または template-file に指定されたファイルがないか、フォルダーです。',
      why: 'drbdadm がエラーにします（"Failed to open include file"、"Failed to open template file"）。一致するファイルがなくてもよいのは *、?、[ を含むパターンだけで、{ } はパターンとみなされません。フォルダーが含まれている場合もエラーです。リンク先のないリンクは、drbdadm 8.4 ではエラー、drbdadm 9 ではメッセージだけで無視されます。ファイルのフォルダーが検査の対象に入っている場合にだけ報告されます。/etc の一部だけを置いたリポジトリでは、ホスト上にほかに何があるかわからないためです。',
      fix: 'パスを直すか（include を書いたファイルのフォルダーが起点です）、include を削除します。',
    },
  },
  check(configuration, report, model) {
    const { lookups } = model.settings;
    const templates = configuration.resources.flatMap(({ facts, template }) =>
      facts.templateFile && !template && !facts.generated ? [facts.templateFile] : [],
    );
    // drbdadm opens the one of common, too, and makes nothing of it.
    const ofCommon = configuration.parts.flatMap(({ file, facts }) => {
      const named = facts.common?.templateFile;
      return named && isDrbd9(configuration.version) && !drbdFileAt({ file }, named.value, model.files) ? [named] : [];
    });
    for (const named of [...configuration.unseen, ...templates, ...ofCommon]) {
      const outcome = lookupOf(lookups, named);
      if (outcome === 'folder') reportFolder(named, report);
      else if (isMissing(named, outcome, model)) {
        report(
          named.at,
          { en: `there is no file "${named.value}"`, ja: `ファイル "${named.value}" がありません` },
          { refusedBy: ['drbdadm'] },
        );
      }
    }
    for (const include of configuration.parts.flatMap(p => p.facts.includes)) {
      const outcome = isPattern(include.value) ? lookupOf(lookups, include) : undefined;
      if (outcome === 'folder') reportFolder(include, report);
      else if (outcome === 'vanished') {
        const message = {
          en: `"${include.value}" matches the name of a file that cannot be opened, such as a link that leads nowhere`,
          ja: `"${include.value}" に、開くことのできないファイル（リンク先のないリンクなど）の名前が一致します`,
        };
        if (isDrbd9(configuration.version)) report(include.at, message, { severity: 'warning' });
        else report(include.at, message, { refusedBy: ['drbdadm'] });
      }
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

function reportFolder({ at, value }: Located<string>, report: Report): void {
  const message = isPattern(value)
    ? { en: `"${value}" also matches a folder`, ja: `"${value}" にフォルダーも一致します` }
    : { en: `"${value}" is a folder, not a file`, ja: `"${value}" はファイルではなくフォルダーです` };
  report(at, message, { refusedBy: ['drbdadm'] });
}

/**
 * Where a configuration begins in a folder that is not there at all, only part of it was copied. Where nobody looked,
 * a file whose name is ours would be in sight if it existed; any other may be there and simply not be read as DRBD.
 */
function isMissing(named: Located<string>, outcome: LookupOutcome | undefined, model: Model): boolean {
  if (outcome === undefined) return isRecognized(named.value) && folderInSight(named, model);
  if (outcome !== 'missing') return false;
  return pathPart(named.at.file).startsWith('/etc/') || folderInSight(named, model);
}

function isRecognized(path: string): boolean {
  return /\.res$|(?:^|\/)global_common\.conf$|(?:^|\/)drbd\.d\/[^/]+\.conf$/.test(path);
}

/** Whether any file of the folder is known: then the others of it are, too. */
function folderInSight(named: Located<string>, model: Model): boolean {
  const from = named.at.file;
  const target = joinPath(dirName(pathPart(from)), named.value);
  const folder = prefixPart(from) + dirName(target);
  return model.files.some(f => prefixPart(f.file) + dirName(pathPart(f.file)) === folder);
}
